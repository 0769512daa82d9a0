/** Plays scenarios of all kinds: the kinds' reconcilers, an API server and a simulated vendor, in a time that the test moves. */
@org.jspecify.annotations.NullMarked
package dev.onair.scenarios;
