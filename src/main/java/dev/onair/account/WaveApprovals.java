package dev.onair.account;

import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.common.Hash;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of an account's deletions was approved, and what may be: by namespace, until when it was asked for. For one thread at a
 * time.
 *
 * <p>Times are those at which deletions were asked for, as the API server has written them, in whole seconds. So what a token lets
 * go on is what was there when it was offered, however late somebody uses it and whatever the clocks of two machines say.
 */
final class WaveApprovals {
    /** An offer that so many others followed is none any more. */
    private static final int OFFERS = 500;

    private final Map<String, Instant> until = new HashMap<>();
    /** Those that were offered longest ago first. */
    private final Map<String, List<Offered>> offered = new LinkedHashMap<>();
    /** Those that somebody was told of, and need not be pushed out by what comes every few seconds. */
    private final Map<String, List<Offered>> told = new LinkedHashMap<>();
    /** How often a part was found not to be all that there was; without those that were approved since. */
    private final Map<Part, Integer> outdone = new HashMap<>();

    /**
     * What is let go on of one namespace.
     *
     * @param deletions how many wait there
     * @param latest when the last of them was asked for
     */
    record Part(String namespace, int deletions, Instant latest) {}

    /**
     * A part as it was offered.
     *
     * @param outdone how often it had been found by then not to be all that there was
     */
    private record Offered(Part part, int outdone) {
        /** The text that a token is made of. */
        private Stream<String> texts() {
            return Stream.of(
                    part.namespace(),
                    part.deletions() + (outdone == 0 ? "" : "." + outdone),
                    part.latest().toString());
        }
    }

    /** Whether a deletion that was asked for then is approved. */
    boolean cover(String namespace, Instant asked) {
        return !asked.isAfter(until(namespace));
    }

    /** Until when what was asked for in a namespace is approved; {@link Instant#MIN} where nothing is. */
    Instant until(String namespace) {
        return until.getOrDefault(namespace, Instant.MIN);
    }

    Map<String, Instant> all() {
        return Map.copyOf(until);
    }

    /** @return whether that is later than what was known */
    boolean approve(String namespace, Instant asked) {
        var isNews = asked.isAfter(until(namespace));
        if (isNews) {
            until.put(namespace, asked);
            outdone.keySet().removeIf(part -> cover(part.namespace(), part.latest()));
        }
        return isNews;
    }

    /**
     * Offers this; the same under the same token, also by another process.
     *
     * @param isTold whether somebody is told
     * @return the token
     */
    String offer(List<Part> all, boolean isTold) {
        var parts = all.stream()
                .map(part -> new Offered(part, outdone.getOrDefault(part, 0)))
                .toList();
        var token = "delete-" + Hash.of(parts.stream().flatMap(Offered::texts).toArray(String[]::new));
        remember(offered, token, parts);
        if (isTold) {
            remember(told, token, parts);
        }
        return token;
    }

    private static void remember(Map<String, List<Offered>> offers, String token, List<Offered> parts) {
        offers.remove(token);
        offers.put(token, parts);
        if (offers.size() > OFFERS) {
            offers.remove(offers.keySet().iterator().next());
        }
    }

    private Stream<Part> open(String token) {
        return Optional.ofNullable(offered.getOrDefault(token, told.get(token))).stream()
                .flatMap(List::stream)
                .filter(one -> one.outdone() == outdone.getOrDefault(one.part(), 0))
                .map(Offered::part)
                .filter(part -> !cover(part.namespace(), part.latest()));
    }

    /** When that was asked for which is approved by this token and is not yet, by namespace. */
    Map<String, Period> offered(String token) {
        return open(token)
                .collect(Collectors.toMap(Part::namespace, part -> new Period(until(part.namespace()), part.latest())));
    }

    /**
     * What is approved by this token that is not yet. A part that is found not to be all that there was is never approved by it.
     *
     * @param known how many are known by now of what a part speaks of: where these are more than were counted, it is not approved
     * @return until when, by namespace; empty for a token that was not offered, or was used
     */
    Map<String, Instant> of(String token, ToIntFunction<Part> known) {
        var approved = new HashMap<String, Instant>();
        open(token).toList().forEach(part -> {
            if (known.applyAsInt(part) <= part.deletions()) {
                approved.put(part.namespace(), part.latest());
            } else {
                outdone.merge(part, 1, Integer::sum);
            }
        });
        return approved;
    }
}
