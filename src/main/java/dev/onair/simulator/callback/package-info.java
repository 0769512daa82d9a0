/** What a simulated vendor sends by itself: notices to its customers' addresses, with repeats, and a log of both. */
@NullMarked
package dev.onair.simulator.callback;

import org.jspecify.annotations.NullMarked;
