/**
 * What talking to any vendor over HTTP needs: one request, one bounded answer, and the truth about whether it was sent. It
 * knows no vendor, waits for no quota and repeats nothing.
 */
@NullMarked
package dev.onair.http;

import org.jspecify.annotations.NullMarked;
