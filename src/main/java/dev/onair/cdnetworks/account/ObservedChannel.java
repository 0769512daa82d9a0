package dev.onair.cdnetworks.account;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A channel as the vendor has it: its entry in the list, which one page brings for fifty channels, and the details, which
 * cost a call for each channel and are therefore older.
 *
 * @param viewers in two digits; empty until they were counted
 */
public record ObservedChannel<E>(E entry, Optional<PlaybackDetails> details, OptionalLong viewers) {}
