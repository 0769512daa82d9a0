/**
 * The vendors' clouds as HTTP servers, written from their documents, for tests, the demo and benchmarks. Knows nothing
 * of the rest of Onair.
 */
@NullMarked
package dev.onair.simulator;

import org.jspecify.annotations.NullMarked;
