package dev.onair.account;

import dev.onair.account.AccountChange.Verdict.Changed;
import dev.onair.account.AccountChange.Verdict.Looking;
import dev.onair.account.AccountChange.Verdict.Same;
import dev.onair.account.Trace.Presence;
import dev.onair.common.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out whether an account is still the one whose objects its resources are bound to. After a change of endpoint, key,
 * project or region, any bound id that the vendor does not know says that it is not; without one, more than half and at least
 * three of them do, at two looks in a row. Where nothing is bound, creates whose outcome is not known count instead: what they
 * made is not known either. What it learnt goes into the account's status, so it outlives the process. Pure but
 * for that memory; not safe for use by several threads.
 */
public final class AccountChange {
    private static final int FEW = 3;
    private static final int TOKEN_LENGTH = 12;

    /** What is not there is looked for again, so that a loss that was none is over by itself. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** What cannot be asked for says nothing after that, where all else that is bound is there: the vendor's ids are its own. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(10);

    /** Of each kind, at a time: most of the time all of them are in another account. */
    private static final int FEW_AGAIN = 10;

    /**
     * An object that a resource is bound to.
     *
     * @param mayBeGone whether the object may be gone already, which makes no other account, but at another account it is not
     *     deleted, and not taken for gone: its resource is being deleted, or its time is over
     */
    public record Bound(String kind, String externalId, boolean mayBeGone) {}

    /**
     * What the account's resources have there, as far as they know.
     *
     * @param creates how many creates were begun whose outcome is not known
     */
    public record Holdings(List<Bound> bound, int creates) {}

    /**
     * What is so now.
     *
     * @param here which account this is: a hash, the same for the same account
     * @param since when it began to be that; what was found before says nothing
     */
    public record Facts(String here, Instant since, Holdings holdings, List<Inventory> inventories) {
        List<Bound> bound() {
            return holdings.bound();
        }
    }

    /**
     * What has to be remembered.
     *
     * @param proven the account that was the right one the last time; empty before the first look
     * @param loss since when it is another one, if it is
     * @param accepted how many unknown ids a person has accepted; they get fewer as the objects are made again
     */
    public record Memory(Optional<String> proven, Optional<Loss> loss, int accepted) {
        public static final Memory NONE = new Memory(Optional.empty(), Optional.empty(), 0);
    }

    /**
     * That the account is another one.
     *
     * @param token by which a person accepts just this loss
     * @param unknown how many of the bound ids the vendor does not know
     */
    public record Loss(String token, Instant since, int unknown, int bound) {}

    /** Whether objects may be created and deleted. */
    public sealed interface Verdict {
        record Same() implements Verdict {}

        /** Which account it is, or what it should have, is not known yet. */
        record Unknown() implements Verdict {}

        /**
         * The lists have to be looked at first, once more perhaps: it may be another one.
         *
         * @param since since when that is so
         */
        record Looking(Instant since) implements Verdict {}

        record Changed(Loss loss) implements Verdict {}
    }

    private Memory memory;
    /** By kind, when a list that lacked many was walked. */
    private final Map<String, Instant> suspicions = new HashMap<>();

    private List<Bound> sought = List.of();

    public AccountChange(Memory memory) {
        this.memory = memory;
    }

    public Memory memory() {
        return memory;
    }

    /** The person accepts the loss: what is not known is made again. */
    public boolean accept(String token, String here) {
        var isIt = memory.loss().filter(loss -> loss.token().equals(token)).isPresent();
        if (isIt) {
            var unknown = memory.loss().map(Loss::unknown).orElse(0);
            memory = new Memory(Optional.of(here), Optional.empty(), unknown);
            suspicions.clear();
        }
        return isIt;
    }

    public Verdict judge(Facts facts, Instant now) {
        var isAnother =
                memory.proven().filter(known -> !known.equals(facts.here())).isPresent();
        var count = count(facts, isAnother ? facts.bound() : staying(facts));
        var verdict = isAnother ? afterAChange(facts, count, now) : withoutAChange(facts, count, now);
        sought = verdict instanceof Same && memory.proven().isPresent() ? List.of() : sought(count, now);
        return verdict;
    }

    private static List<Bound> sought(Count count, Instant now) {
        var again = count.missing().values().stream()
                .flatMap(missing -> missing.stream()
                        .filter(one -> one.at().isBefore(now.minus(LOOK_AGAIN)))
                        .sorted(Comparator.comparing(Missing::at))
                        .limit(FEW_AGAIN))
                .map(Missing::one);
        return Stream.concat(count.unseen().stream(), again).toList();
    }

    /** What the last verdict would have to know of: bound objects of which nothing was found, or nothing for some time. */
    public List<Bound> sought() {
        return sought;
    }

    private static List<Bound> staying(Facts facts) {
        return facts.bound().stream().filter(one -> !one.mayBeGone()).toList();
    }

    private Verdict afterAChange(Facts facts, Count count, Instant now) {
        if (count.unknown() > 0) {
            return changed(facts, count, now);
        }
        var creates = facts.holdings().creates();
        if (count.isWhole() && count.bound() == 0 && creates > 0) {
            // What they made is in the account before, if anywhere, and there is nothing here that speaks for this one.
            return changed(facts, new Count(creates, creates, List.of(), Map.of()), now);
        }
        if (count.isWhole() || isVouchedFor(facts, count, now)) {
            return same(Optional.of(facts.here()), 0);
        }
        return memory.loss()
                .filter(loss -> isOf(loss, facts.here()))
                .<Verdict>map(Changed::new)
                .orElseGet(() -> new Looking(facts.since().isBefore(now) ? facts.since() : now));
    }

    /** Whether what is there has to do, for the rest could not be found out. */
    private static boolean isVouchedFor(Facts facts, Count count, Instant now) {
        return count.bound() > count.unknown() && facts.since().isBefore(now.minus(LONGEST_LOOK));
    }

    private Verdict withoutAChange(Facts facts, Count count, Instant now) {
        // What is not known of one takes nothing back of what is accepted, and of no suspicion.
        var accepted = count.isWhole() ? Math.min(memory.accepted(), count.unknown()) : memory.accepted();
        var isMuch = count.unknown() >= FEW && isMostOf(count.bound(), count) && count.unknown() > accepted;
        if (!isMuch) {
            var suspected = count.isWhole() || isOldSuspicion(now) ? Optional.<Instant>empty() : suspected();
            if (suspected.isPresent() && memory.loss().isEmpty()) {
                return new Looking(suspected.get());
            }
            suspicions.clear();
            // A list that was not walked yet takes nothing back of what was found before.
            return memory.loss().isPresent() && !count.isWhole()
                    ? new Changed(memory.loss().get())
                    : same(count.isWhole() ? Optional.of(facts.here()) : memory.proven(), accepted);
        }
        var isSecondLook = !suspicions.isEmpty()
                && count.lacking().entrySet().stream()
                        .allMatch(list -> suspicions
                                .getOrDefault(list.getKey(), Instant.MAX)
                                .isBefore(list.getValue()));
        // What was not looked for yet may be there; what cannot be looked for leaves it to a person in the end.
        var isCertain = isSecondLook && (isMostOf(count.bound() + count.unseen().size(), count) || isOldSuspicion(now));
        if (memory.loss().isPresent() || isCertain) {
            return changed(facts, count, now);
        }
        count.lacking().forEach(suspicions::putIfAbsent);
        return new Looking(suspected().orElse(now));
    }

    private static boolean isMostOf(int all, Count count) {
        return 2 * count.unknown() > all;
    }

    private boolean isOldSuspicion(Instant now) {
        return suspected().filter(at -> at.isBefore(now.minus(LONGEST_LOOK))).isPresent();
    }

    private Optional<Instant> suspected() {
        return suspicions.values().stream().min(Comparator.naturalOrder());
    }

    private Verdict same(Optional<String> proven, int accepted) {
        memory = new Memory(proven, Optional.empty(), accepted);
        return new Same();
    }

    private Verdict changed(Facts facts, Count count, Instant now) {
        var noted = memory.loss().filter(loss -> isOf(loss, facts.here()));
        if (noted.isPresent() && !count.isWhole()) {
            // Counted again when all is known: what is just being looked at makes no news of it.
            return new Changed(noted.get());
        }
        var since = memory.loss().map(Loss::since).orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
        var loss = new Loss(token(facts.here(), since), since, count.unknown(), count.bound());
        memory = new Memory(memory.proven(), Optional.of(loss), 0);
        return new Changed(loss);
    }

    private boolean isOf(Loss loss, String here) {
        return loss.token().equals(token(here, loss.since()));
    }

    private String token(String here, Instant since) {
        return Hash.of("AccountChanged", here, memory.proven().orElse(""), since.toString())
                .substring(0, TOKEN_LENGTH);
    }

    /**
     * What is known of the bound ids of kinds that can be looked for.
     *
     * @param bound of how many it is known whether they are there
     * @param unknown how many are not there
     * @param unseen those of which it is not known
     * @param missing by kind, those that are not there
     */
    private record Count(int bound, int unknown, List<Bound> unseen, Map<String, List<Missing>> missing) {
        boolean isWhole() {
            return unseen.isEmpty();
        }

        /** By kind, when the first of those that are not there was last found to be not. */
        Map<String, Instant> lacking() {
            var lacking = new HashMap<String, Instant>();
            missing.forEach((kind, ones) -> ones.stream()
                    .map(Missing::at)
                    .min(Comparator.naturalOrder())
                    .ifPresent(at -> lacking.put(kind, at)));
            return lacking;
        }
    }

    /** @param at when it was last found not to be there */
    private record Missing(Bound one, Instant at) {}

    private static Count count(Facts facts, List<Bound> ids) {
        var bound = 0;
        var unknown = 0;
        var unseen = new ArrayList<Bound>();
        var missing = new HashMap<String, List<Missing>>();
        var lists = new HashMap<String, Inventory>();
        facts.inventories().forEach(list -> lists.put(list.kind(), list));
        for (var one : ids) {
            var list = lists.get(one.kind());
            if (list == null) {
                continue;
            }
            switch (list.traces().apply(one.externalId()).presence(facts.since(), list.asOf())) {
                case Presence.Unknown ignored -> unseen.add(one);
                case Presence.There ignored -> bound++;
                case Presence.Lacking(var at) -> {
                    bound++;
                    unknown++;
                    missing.computeIfAbsent(one.kind(), kind -> new ArrayList<>())
                            .add(new Missing(one, at));
                }
            }
        }
        return new Count(bound, unknown, unseen, missing);
    }
}
