package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.BulkDeletionGuard.Offer;
import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Wave;
import dev.onair.common.AccountStatus;
import dev.onair.common.AccountStatus.DeletionApproval;
import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.common.TimeText;
import dev.onair.engine.Announcement;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Telling;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an account shows of deletions that wait, and what its owner approves of them. An approval stands in the account's status
 * before anything comes of it, so that another process goes on with what this one has not done; under a seal, since it must be good
 * for nothing but what was approved, whoever may write a status.
 */
final class HeldWaves {
    /** The reason of what waits in a wave. */
    static final String TOO_MANY = "TooManyDeletions";

    private static final String PURPOSE = "deletion-approval";
    private static final int MOST_APPROVALS = 1000;

    private final Accounts<?> accounts;
    private final SealKeys keys;
    private final Telling telling;

    HeldWaves(Accounts<?> accounts, SealKeys keys, Telling telling) {
        this.accounts = accounts;
        this.keys = keys;
        this.telling = telling;
    }

    /** A wave in numbers; they say nothing of whose it is. */
    static String text(Wave wave) {
        return wave.deletions() + " of " + wave.resources() + " resources of this account are being deleted ("
                + wave.held() + " held, " + wave.gone() + " gone already), which looks like a mistake";
    }

    /**
     * What the account's status says was approved is let go on.
     *
     * @return whether any of it was not before
     */
    boolean heed(HasMetadata account, AccountStatus status, BulkDeletionGuard guard) {
        var known = new HashMap<String, Instant>();
        for (var one : status.deletionApprovals) {
            var until = TimeText.read(one.until);
            if (one.namespace != null
                    && until.isPresent()
                    && keys.seals()
                            .isSeal(
                                    one.seal,
                                    PURPOSE,
                                    parts(account, one.namespace, until.get().toString()))) {
                known.merge(one.namespace, until.get(), HeldWaves::later);
            }
        }
        return !known.isEmpty() && guard.approve(known);
    }

    /** What was approved is sealed by the current key, also of an account that cannot be opened: the one before it is forgotten. */
    void renew(HasMetadata account, AccountStatus status) {
        status.deletionApprovals.stream()
                .filter(one -> isStale(account, one))
                .forEach(one -> one.seal = keys.seals().seal(PURPOSE, parts(account, one.namespace, one.until)));
    }

    /** Whether anything in this status is sealed by the key before the current one. */
    boolean isStale(HasMetadata account, AccountStatus status) {
        return status.deletionApprovals.stream().anyMatch(one -> isStale(account, one));
    }

    private boolean isStale(HasMetadata account, DeletionApproval one) {
        var parts = parts(account, one.namespace, one.until);
        return keys.seals().isSeal(one.seal, PURPOSE, parts) && !keys.seals().isCurrent(one.seal, PURPOSE, parts);
    }

    /**
     * Writes what waits, and what is approved; {@link #heed} lets that go on, once it is written.
     *
     * @param token what the account's owner approves, if anything
     * @return whether that is of use
     */
    boolean write(HasMetadata account, AccountStatus status, BulkDeletionGuard guard, @Nullable String token) {
        var offer = guard.offer();
        status.heldDeletions = shown(guard, offer);
        offer.filter(Offer::isNews).ifPresent(news -> tell(account, news));
        var approved = approved(key(account), guard, token);
        status.deletionApprovals = sealed(account, needed(key(account), guard.approvals(), approved));
        return !approved.isEmpty() || (token != null && !guard.offered(token).isEmpty());
    }

    /** Nothing is, before all are known that were deleted until then. */
    private Map<String, Instant> approved(ObjectKey account, BulkDeletionGuard guard, @Nullable String token) {
        var offered = token == null ? Map.<String, Period>of() : guard.offered(token);
        return token == null || offered.isEmpty() || !accounts.usesAreKnown()
                ? Map.of()
                : guard.approval(token, accounts.deletions(account, offered));
    }

    private static AccountStatus.@Nullable HeldDeletions shown(BulkDeletionGuard guard, Optional<Offer> offer) {
        var wave = offer.map(Offer::wave).or(guard::holding);
        var onAir = guard.heldOnAir();
        if (wave.isEmpty() && onAir == 0) {
            return null;
        }
        var held = new AccountStatus.HeldDeletions();
        held.count = wave.map(Wave::held).orElse(0) + onAir;
        held.onAir = onAir == 0 ? null : onAir;
        wave.ifPresent(waits -> {
            held.deletions = waits.deletions();
            held.resources = waits.resources();
            held.gone = waits.gone();
        });
        offer.ifPresent(offered -> {
            held.token = offered.token();
            offered.waiting().forEach((namespace, count) -> {
                var there = new AccountStatus.InNamespace();
                there.namespace = namespace;
                there.count = count;
                held.namespaces.add(there);
            });
        });
        return held;
    }

    private void tell(HasMetadata account, Offer offer) {
        telling.tell(account, Announcement.warning(TOO_MANY, news(accounts.kind(), key(account), offer)));
    }

    /** The command first: an Event has room for so much, and names may be long. */
    static String news(String kind, ObjectKey account, Offer offer) {
        var start = text(offer.wave()) + ". To let go on what waits: kubectl annotate --overwrite "
                + kind.toLowerCase(Locale.ROOT) + " " + account.name() + " -n " + account.namespace() + " "
                + Names.APPROVE + "="
                + offer.token() + " -- it waits in ";
        return start + named(offer.waiting(), Bounded.LINE - start.length());
    }

    private static String named(SortedMap<String, Integer> waiting, int room) {
        var names = new StringBuilder();
        var open = waiting.size();
        for (var one : waiting.entrySet()) {
            var name = (names.isEmpty() ? "" : ", ") + one.getKey() + " (" + one.getValue() + ")";
            if (names.length() + name.length() + more(open).length() > room) {
                break;
            }
            names.append(name);
            open--;
        }
        return open == 0 ? names.toString() : names + more(open);
    }

    private static String more(int namespaces) {
        return " and " + namespaces + " more namespaces, which status.heldDeletions names";
    }

    /** Where nothing is being deleted any more, an approval has nothing left to do. The others come first: they were there before. */
    private Map<String, Instant> needed(ObjectKey account, Map<String, Instant> before, Map<String, Instant> approved) {
        var needed = new LinkedHashMap<>(new TreeMap<>(before));
        if (!needed.isEmpty() && accounts.usesAreKnown()) {
            var there = accounts.tallies(account, Map.of());
            needed.keySet()
                    .removeIf(one -> !there.containsKey(one) || there.get(one).deleting() == 0);
        }
        new TreeMap<>(approved).forEach((namespace, until) -> needed.merge(namespace, until, HeldWaves::later));
        return needed;
    }

    private List<DeletionApproval> sealed(HasMetadata account, Map<String, Instant> approved) {
        var all = new ArrayList<DeletionApproval>();
        approved.entrySet().stream().limit(MOST_APPROVALS).forEach(one -> {
            var approval = new DeletionApproval();
            approval.namespace = one.getKey();
            approval.until = one.getValue().toString();
            approval.seal = keys.seals()
                    .seal(PURPOSE, parts(account, one.getKey(), one.getValue().toString()));
            all.add(approval);
        });
        return all;
    }

    private @Nullable String[] parts(HasMetadata account, @Nullable String namespace, @Nullable String until) {
        var metadata = account.getMetadata();
        return new String[] {
            accounts.kind(), metadata.getNamespace(), metadata.getName(), metadata.getUid(), namespace, until
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static ObjectKey key(HasMetadata account) {
        return new ObjectKey(
                account.getMetadata().getNamespace(), account.getMetadata().getName());
    }
}
