/** The loop that every kind lives on: resolve, observe, plan, guard, execute, report. It knows no vendor and no HTTP. */
@NullMarked
package dev.onair.engine;

import org.jspecify.annotations.NullMarked;
