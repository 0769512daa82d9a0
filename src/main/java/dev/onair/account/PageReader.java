package dev.onair.account;

import dev.onair.engine.Outcome;

/** Sends one request for one part of a vendor's list; waiting for the quota is not its business. */
@FunctionalInterface
public interface PageReader<E> {

    /**
     * @param page counted from 1
     * @param before how many entries the pages before it had: where it begins, for a vendor that counts entries and not
     *     pages, and may put fewer on a page than it was asked for
     */
    Outcome<Page<E>> read(int page, int before);
}
