/** Commands for people, in the same jar as the operator and without starting it; a kubectl plugin to be. */
@NullMarked
package dev.onair.cli;

import org.jspecify.annotations.NullMarked;
