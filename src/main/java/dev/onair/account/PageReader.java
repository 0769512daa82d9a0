package dev.onair.account;

import dev.onair.engine.Outcome;

/** Sends one request for one part of a vendor's list; waiting for the quota is not its business. */
@FunctionalInterface
public interface PageReader<E> {

    /** @param page counted from 1 */
    Outcome<Page<E>> read(int page);
}
