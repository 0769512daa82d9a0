package dev.onair.cdnetworks.account;

import dev.onair.tenancy.CallbackDesk.Verdict;

/** Told that something happened to an object of the vendor's, perhaps. It asks the vendor, once, before it believes it. */
@FunctionalInterface
public interface NoticeSink {

    /**
     * Does not wait for the vendor, and has nothing asked about what no resource declares.
     *
     * @param id the vendor's id, as a stranger gave it
     */
    Verdict hint(String id);
}
