/** Whose a vendor's object is: bindings, their seals, and the one decision that everybody asks. Pure: it reads and writes nothing. */
@NullMarked
package dev.onair.ownership;

import org.jspecify.annotations.NullMarked;
