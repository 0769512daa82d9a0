package dev.onair.account;

import dev.onair.engine.Failure;
import java.util.Optional;

/**
 * How much one walk over a vendor's list takes in. What answers under an account's endpoint is chosen by who made the account:
 * a list without end must cost that account, not the process and all others in it. For one walk, on one thread.
 */
public final class WalkBounds {

    /** Of one list, in entries; also the most that a vendor may say that there are. */
    public static final int MOST_ENTRIES = 50_000;

    /** Of one list, in bytes: a sixteenth of the heap, for an account has up to four lists and two walks of each in memory. */
    public static final long MOST_BYTES =
            Math.max(8L * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16);

    private static final long MIB = 1024L * 1024;

    private final String operation;
    private final long mostBytes;
    private long entries;
    private long bytes;

    /** @param operation what the request is called in messages */
    public WalkBounds(String operation) {
        this(operation, MOST_BYTES);
    }

    WalkBounds(String operation, long mostBytes) {
        this.operation = operation;
        this.mostBytes = mostBytes;
    }

    /** Counts one more page; a failure where it is to be the last one and nothing of the walk is to be kept. */
    public Optional<Failure> exceededBy(Page<?> page) {
        entries += page.entries().size();
        bytes += page.weight();
        if (Math.max(entries, page.total()) > MOST_ENTRIES) {
            return failure("says that it has " + Math.max(entries, page.total()) + " entries, and at most "
                    + MOST_ENTRIES + " are read");
        }
        return bytes > mostBytes
                ? failure("takes more than " + mostBytes / MIB + " MiB, after " + entries + " of " + page.total()
                        + " entries")
                : Optional.empty();
    }

    private Optional<Failure> failure(String what) {
        return Optional.of(new Failure.Retryable("the list of " + operation + " " + what
                + ": point spec.endpoint at the vendor, or divide what is there among several accounts"));
    }
}
