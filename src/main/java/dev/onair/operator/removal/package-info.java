/** What is taken out of a manifest: by what it is noticed, what becomes of it, and what is told. Pure. */
@NullMarked
package dev.onair.operator.removal;

import org.jspecify.annotations.NullMarked;
