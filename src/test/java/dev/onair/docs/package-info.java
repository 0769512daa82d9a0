/** That what the documents say is what the code does. */
@NullMarked
package dev.onair.docs;

import org.jspecify.annotations.NullMarked;
