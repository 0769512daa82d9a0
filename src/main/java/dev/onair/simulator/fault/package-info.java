/** What can go wrong between a caller and any vendor: one small class a fault, each usable over HTTP and from Java. */
@NullMarked
package dev.onair.simulator.fault;

import org.jspecify.annotations.NullMarked;
