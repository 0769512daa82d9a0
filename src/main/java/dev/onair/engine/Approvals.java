package dev.onair.engine;

import dev.onair.common.ApprovalsStatus;
import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.OnairStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final PlanHash hash;

    private Approvals(ApprovalsStatus status, PlanHash hash) {
        this.status = status;
        this.hash = hash;
    }

    /** As a status has them; what nobody could have written by this class counts for nothing. */
    public static Approvals of(@Nullable ApprovalsStatus status, PlanHash hash) {
        return new Approvals(status == null ? new ApprovalsStatus() : status, hash);
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

    /** The value of the annotation that would approve what this plan writes, now. */
    public String token(Plan<?> plan) {
        return token(plan.writes().hash(hash));
    }

    String token(String planHash) {
        return new Token(planHash, timesSpent(planHash) + 1).toString();
    }

    boolean areGiven(Plan<?> plan, Optional<String> annotation) {
        return annotation.isPresent() && annotation.get().equals(token(plan));
    }

    /**
     * What to say, after other things, of an annotation that is there and does not approve the plan that waits for it.
     *
     * @param wanted the token of the plan
     */
    String otherwise(String wanted, Optional<String> annotation) {
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
        return onlyResumes || costs(change).anyMatch(cost -> isPending(change, others, cost));
    }

    /** Who approved an interruption approved the same without one, and not the other way round. */
    private static Stream<Boolean> costs(Change<?> change) {
        return change.interrupts() ? Stream.of(true) : Stream.of(false, true);
    }

    private boolean isPending(Change<?> change, List<FieldChange> fields, boolean interrupts) {
        return status.pending.contains(whole(change, interrupts))
                || keys(change, fields, interrupts).allMatch(status.pending::contains);
    }

    /** The approval of what this plan writes is used up, and is in force until that was carried out. */
    static void spend(OnairStatus status, Plan<?> plan, PlanHash hash) {
        var writes = plan.writes();
        var approvals = of(status.approvals, hash);
        status.approvals = approvals.status;
        approvals.spend(writes.hash(hash));
        approvals.status.pending = approvals.pending(writes);
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
    static void carriedOut(Subject<?, ? extends OnairStatus> subject, Plan<?> plan) {
        var approvals = subject.status().approvals;
        if (approvals != null && !approvals.pending.isEmpty()) {
            var left = new ArrayList<>(approvals.pending);
            left.removeAll(subject.approvals().all(plan));
            approvals.pending = left;
        }
    }

    /** An approval that this plan has no part of any more is over: it was carried out, or other things are declared now. */
    static void keepFor(Subject<?, ? extends OnairStatus> subject, Plan<?> plan) {
        var approvals = subject.approvals();
        var annotation = subject.policies().approved();
        if (plan.changes().stream().noneMatch(change -> approvals.cover(change, annotation))) {
            approvals.status.pending = List.of();
        }
    }

    /** Of a plan with more fields than there is room for, each call is in force as it was approved, and not in part. */
    private List<String> pending(Plan<?> plan) {
        var keys = plan.changes().stream()
                .flatMap(change -> keys(change, change.fields(), change.interrupts()))
                .distinct()
                .limit(PENDING_KEPT + 1L)
                .toList();
        return keys.size() <= PENDING_KEPT
                ? keys
                : plan.changes().stream()
                        .map(change -> whole(change, change.interrupts()))
                        .limit(PENDING_KEPT)
                        .toList();
    }

    /** Each key that may be kept for it. */
    private Set<String> all(Plan<?> plan) {
        return plan.changes().stream()
                .flatMap(change -> Stream.of(true, false)
                        .flatMap(cost ->
                                Stream.concat(Stream.of(whole(change, cost)), keys(change, change.fields(), cost))))
                .collect(Collectors.toSet());
    }

    /** A create is sent as it was approved or not at all; of other calls the next plan may have some, or some fields of one. */
    private Stream<String> keys(Change<?> change, List<FieldChange> fields, boolean interrupts) {
        return change.command().creates()
                ? Stream.of(whole(change, interrupts))
                : Stream.concat(
                        Arrays.stream(change.command().call().split(", "))
                                .map(call ->
                                        key(interrupts, call, change.hidden().digest())),
                        fields.stream().map(field -> key(interrupts, field.covered())));
    }

    private String whole(Change<?> change, boolean interrupts) {
        return key(interrupts, change.content());
    }

    private String key(boolean interrupts, String... covered) {
        return hash.of(Exactly.digest(String.valueOf(interrupts), Exactly.digest(covered)));
    }
}
