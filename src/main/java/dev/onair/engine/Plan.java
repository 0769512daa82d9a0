package dev.onair.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What would be changed, in order. An empty plan is the steady state. */
public record Plan<C extends Command>(List<Change<C>> changes) {
    public Plan {
        changes = List.copyOf(changes);
    }

    public static <C extends Command> Plan<C> empty() {
        return new Plan<>(List.of());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The part that changes something at the vendor: what a person is asked about. */
    public Plan<C> writes() {
        return new Plan<>(
                changes.stream().filter(change -> change.command().writes()).toList());
    }

    Plan<C> without(List<Change<C>> others) {
        return new Plan<>(
                changes.stream().filter(change -> !others.contains(change)).toList());
    }

    public List<String> lines() {
        return changes.stream().map(Change::line).toList();
    }

    /** Twelve hex digits over the lines: the same plan has the same hash wherever it is made. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
