/**
 * Receives what vendors send by themselves, on a port of its own, on every replica. It believes nobody: it bounds what comes,
 * checks the secret in the address, and hands a hint to the vendor's desk, which asks the vendor.
 */
@NullMarked
package dev.onair.callback;

import org.jspecify.annotations.NullMarked;
