package dev.onair.account;

import dev.onair.account.AccountChange.Verdict.Changed;
import dev.onair.account.AccountChange.Verdict.Looking;
import dev.onair.account.AccountChange.Verdict.Same;
import dev.onair.common.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out whether an account is still the one whose objects its resources are bound to. After a change of endpoint, key,
 * project or region, any bound id that the vendor does not know says that it is not; without one, more than half and at least
 * three of them do, at two looks in a row. What it learnt goes into the account's status, so it outlives the process. Pure but
 * for that memory; not safe for use by several threads.
 */
public final class AccountChange {
    private static final int FEW = 3;
    private static final int TOKEN_LENGTH = 12;

    /** An object that a resource is bound to. */
    public record Bound(String kind, String externalId) {}

    /**
     * What is so now.
     *
     * @param here which account this is: a hash, the same for the same account
     * @param since when it began to be that; what a walk showed before says nothing
     */
    public record Facts(String here, Instant since, List<Bound> bound, List<Inventory> inventories) {}

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

        /** The lists have to be looked at first, once more perhaps. */
        record Looking() implements Verdict {}

        record Changed(Loss loss) implements Verdict {}
    }

    private Memory memory;
    /** By kind, when a list that lacked many was walked. */
    private final Map<String, Instant> suspicions = new HashMap<>();

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
        var count = count(facts);
        var isAnother =
                memory.proven().filter(known -> !known.equals(facts.here())).isPresent();
        return isAnother ? afterAChange(facts, count, now) : withoutAChange(facts, count, now);
    }

    private Verdict afterAChange(Facts facts, Count count, Instant now) {
        if (count.unknown() > 0) {
            return changed(facts, count, now);
        }
        return count.isWhole() ? same(facts, count, 0) : new Looking();
    }

    private Verdict withoutAChange(Facts facts, Count count, Instant now) {
        var accepted = Math.min(memory.accepted(), count.unknown());
        var isMuch = count.unknown() >= FEW && 2 * count.unknown() > count.bound() && count.unknown() > accepted;
        if (!isMuch) {
            suspicions.clear();
            // A list that was not walked yet takes nothing back of what was found before.
            return memory.loss().isPresent() && !count.isWhole()
                    ? new Changed(memory.loss().get())
                    : same(facts, count, accepted);
        }
        var isSecondLook = !suspicions.isEmpty()
                && count.lacking().entrySet().stream()
                        .allMatch(list -> suspicions
                                .getOrDefault(list.getKey(), Instant.MAX)
                                .isBefore(list.getValue()));
        if (memory.loss().isPresent() || isSecondLook) {
            return changed(facts, count, now);
        }
        count.lacking().forEach(suspicions::putIfAbsent);
        return new Looking();
    }

    private Verdict same(Facts facts, Count count, int accepted) {
        var proven = count.isWhole() ? Optional.of(facts.here()) : memory.proven();
        memory = new Memory(proven, Optional.empty(), accepted);
        return new Same();
    }

    private Verdict changed(Facts facts, Count count, Instant now) {
        var since = memory.loss().map(Loss::since).orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
        var token = Hash.of("AccountChanged", facts.here(), memory.proven().orElse(""), since.toString())
                .substring(0, TOKEN_LENGTH);
        var loss = new Loss(token, since, count.unknown(), count.bound());
        memory = new Memory(memory.proven(), Optional.of(loss), 0);
        return new Changed(loss);
    }

    /**
     * What the lists say of the bound ids that they could show.
     *
     * @param isWhole whether each list that could show one was walked
     * @param lacking by kind, when the lists that lack some were walked
     */
    private record Count(int bound, int unknown, boolean isWhole, Map<String, Instant> lacking) {}

    private static Count count(Facts facts) {
        var bound = 0;
        var unknown = 0;
        var isWhole = true;
        var lacking = new HashMap<String, Instant>();
        var lists = new HashMap<String, Inventory>();
        facts.inventories().forEach(list -> lists.put(list.kind(), list));
        for (var one : facts.bound()) {
            var list = lists.get(one.kind());
            if (list == null) {
                continue;
            }
            var asOf = list.asOf().filter(at -> !at.isBefore(facts.since()));
            if (asOf.isEmpty()) {
                isWhole = false;
                continue;
            }
            bound++;
            if (!list.shows().test(one.externalId())) {
                unknown++;
                lacking.put(one.kind(), asOf.get());
            }
        }
        return new Count(bound, unknown, isWhole, lacking);
    }
}
