package dev.onair.account;

import java.util.List;

/**
 * A part of a vendor's list.
 *
 * @param entries newest first
 * @param total   how many entries the whole list has, by the vendor's word
 */
public record Page<E>(List<E> entries, int total) {
    public Page {
        entries = List.copyOf(entries);
    }
}
