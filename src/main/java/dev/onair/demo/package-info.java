/**
 * {@code make demo}: Onair shown at work in one process, and checked while it is shown.
 *
 * <p>Reading order: {@link dev.onair.demo.DemoMain} → {@code Story} (what happens, as data) → {@code Director} (plays it) →
 * {@code Stage} (where it is played). What is seen is {@code Scene}, as text {@code SceneText}, on the screen {@code Terminal}.
 */
@NullMarked
package dev.onair.demo;

import org.jspecify.annotations.NullMarked;
