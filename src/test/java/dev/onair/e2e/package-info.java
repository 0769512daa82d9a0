/** Onair from end to end: the packaged jar, a real API server, real kubectl, and the simulator in the vendor's place. */
@NullMarked
package dev.onair.e2e;

import org.jspecify.annotations.NullMarked;
