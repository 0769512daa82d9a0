package dev.onair.tenancy;

import dev.onair.account.AccountChange;
import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.Calls;
import dev.onair.account.Claims;
import dev.onair.account.GateStats;
import dev.onair.account.Inventory;
import dev.onair.account.Troubles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One account at work, as far as it is the same for every vendor. */
public interface Session extends AutoCloseable {

    /** The reason of an account that was never looked at to the end, for no fault. */
    String VERIFYING = "Verifying";

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

    /** What has been the matter with its calls for some time. */
    Optional<Troubles.Trouble> trouble();

    /** The figures of each quota of the account; one where it has but one. */
    List<GateStats> quotas();

    Claims claims();

    BulkDeletionGuard deletionGuard();

    /** Identifies the credentials: two accounts with the same are one account with one quota. Not a secret. */
    String identity();

    /** Which account this is: a hash of where it is, who calls, and for which project; empty until all of it is known. */
    Optional<String> account();

    /** What of the manifest and the Secret that depends on, in the vendor's words, to follow a verb. */
    String accountsFields();

    /** Since when it has been that account: what lists showed before says nothing of it. */
    Instant accountSince();

    /** What is known of the objects of each kind that can be looked for. */
    List<Inventory> inventories();

    /** Looks at the account's objects as soon as the gate lets it. */
    void lookSoon();

    /**
     * Looks for these objects, as far as no walk over a list shows them, whether their resources do or not. Does not wait for
     * that.
     *
     * @param looked told when it is over; never, where nothing has to be looked for singly
     */
    default void look(List<AccountChange.Bound> objects, Runnable looked) {}

    /** Nothing more is sent; what was sent may come to its end. */
    void quiet();

    @Override
    void close();
}
