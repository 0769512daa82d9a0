package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.MemoryBudget;
import java.util.Optional;

/**
 * How much one walk over a vendor's list takes in. What answers under an account's endpoint is chosen by who made the account:
 * a list without end must cost that account, not the process and all others in it. For one walk, on one thread.
 */
final class WalkBounds {

    /** Of one list, in entries; also the most that a vendor may say that there are. */
    static final int MOST_ENTRIES = 50_000;

    /** Of one list, in bytes: a sixteenth of the heap, for an account has up to four lists and two walks of each in memory. */
    static final long MOST_BYTES =
            Math.max(8L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    private static final long MIB = 1024L * 1024;

    private final String operation;
    private final long mostBytes;
    private final MemoryBudget budget;
    private final MemoryBudget.Share memory;
    private long entries;
    private long bytes;

    /**
     * Nothing taken in yet.
     *
     * @param operation what the request is called in messages
     * @param budget what all lists of all accounts share
     */
    WalkBounds(String operation, MemoryBudget budget) {
        this(operation, MOST_BYTES, budget);
    }

    WalkBounds(String operation, long mostBytes, MemoryBudget budget) {
        this.operation = operation;
        this.mostBytes = mostBytes;
        this.budget = budget;
        // Asked at the next page: what is under way until then takes no more than before.
        this.memory = budget.open(() -> {});
    }

    /** Counts one more page; a failure where it is to be the last one and nothing of the walk is to be kept. */
    Optional<Failure> exceededBy(Page<?> page) {
        entries += page.entries().size();
        bytes += page.weight();
        if (Math.max(entries, page.total()) > MOST_ENTRIES) {
            return tooLarge("says that it has " + Math.max(entries, page.total()) + " entries, and at most "
                    + MOST_ENTRIES + " are read");
        }
        if (bytes > mostBytes) {
            return tooLarge("takes more than " + mostBytes / MIB + " MiB, after " + entries + " of " + page.total()
                    + " entries");
        }
        return memory.take(page.weight())
                ? Optional.empty()
                : tooLarge("takes " + bytes / MIB + " MiB after " + entries + " of " + page.total()
                        + " entries, the most of all lists, and together they take more than "
                        + budget.limitBytes() / MIB + " MiB");
    }

    /** The pages after this one would go on for ever. */
    Failure endless(int page, long total) {
        return new Failure.Excessive("the list of " + operation + " has no end: page " + page
                + " has only entries that the pages before it have, and there should be " + total
                + ": point spec.endpoint at the vendor");
    }

    private Optional<Failure> tooLarge(String what) {
        return Optional.of(new Failure.Excessive("the list of " + operation + " " + what
                + ": point spec.endpoint at the vendor, or divide what is there among several accounts"));
    }

    /** The walk is over: its pages belong to somebody else now, or to nobody. */
    void release() {
        memory.close();
    }
}
