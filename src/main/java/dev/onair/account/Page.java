package dev.onair.account;

import java.util.List;

/**
 * A part of a vendor's list.
 *
 * @param entries newest first
 * @param total   how many entries the whole list has, by the vendor's word; some count this page alone
 * @param weight  what the page takes in memory, in bytes, by rule of thumb
 */
public record Page<E>(List<E> entries, long total, long weight) {
    public Page {
        entries = List.copyOf(entries);
    }
}
