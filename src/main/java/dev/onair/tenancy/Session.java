package dev.onair.tenancy;

import dev.onair.account.Calls;
import dev.onair.account.Claims;
import dev.onair.account.Inventory;
import dev.onair.account.MassDeletionBreaker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One account at work, as far as it is the same for every vendor. */
public interface Session extends AutoCloseable {

    /** Whether resources may act for the account now. */
    sealed interface Readiness {
        record Ready() implements Readiness {}

        /** It is being looked at for the first time; its resources are woken when that is over. */
        record NotYet() implements Readiness {}

        /** @param problem what is wrong with the account, as the second half of a sentence that begins with its name */
        record Unusable(String problem) implements Readiness {}
    }

    Readiness readiness();

    /** Whether the vendor has accepted the credentials, and has not refused them since. */
    default boolean isAccepted() {
        return readiness() instanceof Readiness.Ready;
    }

    Calls calls();

    Claims claims();

    MassDeletionBreaker breaker();

    /** Identifies the credentials: two accounts with the same are one account with one quota. Not a secret. */
    String identity();

    /** Which account this is: a hash of where it is, who calls, and for which project; empty until all of it is known. */
    Optional<String> account();

    /** Since when it has been that account: what lists showed before says nothing of it. */
    Instant accountSince();

    /** What the vendor's lists say of the objects of each kind that has one. */
    List<Inventory> inventories();

    /** Looks at the account's objects as soon as the gate lets it. */
    void lookSoon();

    /** Nothing more is sent; what was sent may come to its end. */
    void quiet();

    @Override
    void close();

    /** What the account's status says of deletions that wait for a word. */
    default Optional<MassDeletionBreaker.Verdict.Held> heldDeletions() {
        return breaker().holding();
    }
}
