package dev.onair.engine;

import dev.onair.common.ApprovalsStatus;
import dev.onair.common.Bounded;
import dev.onair.common.Hash;
import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The approvals of one resource. An approval is for one plan, once: it is spent before the first call of its plan, and the
 * same plan needs another token later ({@code <hash>}, then {@code <hash>.2} and so on). What it is for is remembered until
 * it was carried out, so that a crash or a failed call in between asks nobody again. Pure; see docs/adr.
 */
public final class Approvals {
    private static final int SPENT_KEPT = 20;
    private static final int PENDING_KEPT = 256;
    private static final String NUMBER = ".";

    private final ApprovalsStatus status;

    private Approvals(ApprovalsStatus status) {
        this.status = status;
    }

    /** As a status has them; what nobody could have written by this class counts for nothing. */
    public static Approvals of(@Nullable ApprovalsStatus status) {
        return new Approvals(status == null ? new ApprovalsStatus() : status);
    }

    /** A token, taken apart: the {@code number}th approval of the plan with this hash. */
    private record Token(String hash, int number) {
        static Optional<Token> of(@Nullable String text) {
            if (text == null) {
                return Optional.empty();
            }
            var parts = text.split("\\.", 2);
            if (parts.length == 1) {
                return Optional.of(new Token(parts[0], 1));
            }
            try {
                return Optional.of(new Token(parts[0], Integer.parseInt(parts[1])));
            } catch (NumberFormatException noToken) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return number == 1 ? hash : hash + NUMBER + number;
        }
    }

    /** The value of the annotation that would approve this plan now. */
    public String token(String hash) {
        return new Token(hash, timesSpent(hash) + 1).toString();
    }

    boolean areGiven(String hash, Optional<String> annotation) {
        return annotation.filter(token(hash)::equals).isPresent();
    }

    /** What to say, after other things, of an annotation that is there and does not approve this plan, which waits for it. */
    String otherwise(String hash, Optional<String> annotation) {
        var wanted = token(hash);
        return annotation
                .filter(given -> !given.equals(wanted))
                .map(given -> "; " + Names.APPROVE + " says \"" + Bounded.text(given, Bounded.ID) + "\", which "
                        + (status.spent.contains(given) ? "was used already" : "approves nothing that waits")
                        + ": what waits has the token " + wanted + " (status.plan.hash)")
                .orElse("");
    }

    private int timesSpent(String hash) {
        return tokens().filter(token -> token.hash().equals(hash))
                .map(Token::number)
                .max(Integer::compare)
                .orElseGet(this::dropped);
    }

    private int dropped() {
        return Objects.requireNonNullElse(status.dropped, 0);
    }

    private Stream<Token> tokens() {
        return status.spent.stream().map(Token::of).flatMap(Optional::stream);
    }

    /**
     * Whether the change is part of a plan that was approved and not yet carried out. Who takes the annotation away again
     * withdraws what was not yet done.
     */
    boolean cover(Change<?> change, Optional<String> annotation) {
        var inForce = !status.spent.isEmpty()
                && annotation.filter(status.spent.getLast()::equals).isPresent();
        if (status.pending.isEmpty() || !inForce) {
            return false;
        }
        var resumed = change.command().resumes();
        var others = change.fields().stream()
                .filter(field -> resumed.filter(field.path()::equals).isEmpty())
                .toList();
        var onlyResumes = others.isEmpty() && !change.fields().isEmpty();
        return onlyResumes
                || (calls(change).allMatch(status.pending::contains)
                        && others.stream().map(Approvals::key).allMatch(status.pending::contains));
    }

    /** The approval of this plan is used up, and is in force until the plan was carried out. */
    static void spend(OnairStatus status, Plan<?> plan) {
        var approvals = status.approvals == null ? new ApprovalsStatus() : status.approvals;
        status.approvals = approvals;
        of(approvals).spend(plan.hash());
        approvals.pending = keys(plan).distinct().limit(PENDING_KEPT).toList();
    }

    private void spend(String hash) {
        var token = token(hash);
        var others = new ArrayList<>(
                tokens().filter(known -> !known.hash().equals(hash)).toList());
        while (others.size() >= SPENT_KEPT) {
            // Whatever was approved of it before, the next one has a higher number: no old annotation works again.
            status.dropped = Math.max(dropped(), others.removeFirst().number());
        }
        status.spent = new ArrayList<>(Stream.concat(others.stream().map(Token::toString), Stream.of(token))
                .toList());
    }

    /** The calls of this plan were made: they need another approval from here on. */
    static void carriedOut(OnairStatus status, Plan<?> plan) {
        if (status.approvals != null && !status.approvals.pending.isEmpty()) {
            var left = new ArrayList<>(status.approvals.pending);
            left.removeAll(keys(plan).toList());
            status.approvals.pending = left;
        }
    }

    /** An approval that this plan has no part of any more is over: it was carried out, or other things are declared now. */
    static void keepFor(OnairStatus status, Plan<?> plan, Optional<String> annotation) {
        var approvals = of(status.approvals);
        if (plan.changes().stream().noneMatch(change -> approvals.cover(change, annotation))) {
            approvals.status.pending = List.of();
        }
    }

    private static Stream<String> keys(Plan<?> plan) {
        return plan.changes().stream()
                .flatMap(change ->
                        Stream.concat(calls(change), change.fields().stream().map(Approvals::key)));
    }

    private static Stream<String> calls(Change<?> change) {
        return Arrays.stream(change.command().call().split(", ")).map(Hash::of);
    }

    private static String key(FieldChange field) {
        return Hash.of(field.toString());
    }
}
