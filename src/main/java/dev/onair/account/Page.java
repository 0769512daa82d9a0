package dev.onair.account;

import java.util.List;

/**
 * A part of a vendor's list.
 *
 * @param entries newest first
 * @param total   how many entries the whole list has, by the vendor's word; some count this page alone
 * @param weight  what the page takes in memory, in bytes, by rule of thumb
 * @param unread  how many entries it has besides that cannot be read
 */
public record Page<E>(List<E> entries, long total, long weight, int unread) {
    public Page {
        entries = List.copyOf(entries);
    }

    /** One whose entries could all be read. */
    public Page(List<E> entries, long total, long weight) {
        this(entries, total, weight, 0);
    }

    int size() {
        return entries.size() + unread;
    }
}
