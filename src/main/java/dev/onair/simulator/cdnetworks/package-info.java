/** CDNetworks Cloud Live, as its API guide (version 1.1) and WIRE-NOTES describe it. */
@NullMarked
package dev.onair.simulator.cdnetworks;

import org.jspecify.annotations.NullMarked;
