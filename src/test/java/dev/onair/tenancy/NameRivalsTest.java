package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelSpec;
import dev.onair.cdnetworks.pullchannel.PullChannelStatus;
import dev.onair.common.AccountRef;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.ObjectKey;
import dev.onair.common.Refusal;
import dev.onair.engine.Conditions;
import dev.onair.engine.RefusalKind;
import dev.onair.engine.Standing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRivalsTest {
    private static final Holding NOTHING = new Holding(Optional.empty(), false, false, Optional.empty(), true);
    private static final Holding CREATE_BEGUN = new Holding(Optional.empty(), true, true, Optional.empty(), true);
    private static final Holding BOUND = new Holding(Optional.of("1"), true, true, Optional.empty(), true);
    private static final String ORIGIN = "origin.example.net";
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private static final UniqueNames<PullChannel> NAMES = new UniqueNames<>() {
        @Override
        public List<String> wanted(PullChannel resource) {
            return List.of("origin " + resource.getSpec().channelName);
        }

        @Override
        public List<String> held(PullChannel resource) {
            return Optional.ofNullable(resource.getStatus().origin).map(origin -> "origin " + origin.domain).stream()
                    .toList();
        }
    };

    private final ResidentIndex<PullChannel> index = new ResidentIndex<>();
    private final WatchedCache<PullChannel> cache = new WatchedCache<>();
    private final Map<String, Holding> holdings = new HashMap<>();
    private final NameRivals<PullChannel> rivals =
            new NameRivals<>("PullChannel", index, NAMES, any -> true, this::holding, Clock.fixed(NOW, ZoneOffset.UTC));

    private Holding holding(PullChannel channel) {
        return holdings.getOrDefault(channel.getMetadata().getUid(), NOTHING);
    }

    @BeforeEach
    void use() {
        index.use(cache, any -> List.of(), any -> List.of(), rivals::all, any -> NOTHING);
    }

    private static PullChannel channel() {
        return channel("news", 1, ORIGIN);
    }

    private static PullChannel channel(String name, int version, String origin) {
        var channel = new PullChannel();
        channel.getMetadata().setNamespace("tv");
        channel.getMetadata().setName(name);
        channel.getMetadata().setUid("uid of " + name);
        channel.getMetadata().setResourceVersion(String.valueOf(version));
        channel.getMetadata().setGeneration(1L);
        channel.getMetadata().setCreationTimestamp("2026-01-01T00:00:00Z");
        channel.setSpec(new PullChannelSpec());
        channel.getSpec().accountRef = new AccountRef();
        channel.getSpec().accountRef.namespace = "operations";
        channel.getSpec().channelName = origin;
        channel.setStatus(new PullChannelStatus());
        channel.getStatus().observedGeneration = 1L;
        return channel;
    }

    private static PullChannel waiting(PullChannel channel) {
        channel.getStatus().refused = new Refusal();
        channel.getStatus().refused.kind = RefusalKind.Taken.name();
        return channel;
    }

    /** As its status says. */
    private static PullChannel having(PullChannel channel) {
        channel.getStatus().origin = new PullChannelStatus.Origin();
        channel.getStatus().origin.domain = channel.getSpec().channelName;
        return channel;
    }

    private static PullChannel of(String namespace, PullChannel channel) {
        channel.getMetadata().setNamespace(namespace);
        return channel;
    }

    private static PullChannel standing(PullChannel channel, Standing standing) {
        channel.getStatus().conditions = Conditions.of(standing, channel.getStatus().conditions, 1, NOW);
        return channel;
    }

    private static PullChannel blocked(PullChannel channel) {
        return standing(channel, new Standing.Blocked("DependencyNotReady", "there is no Secret \"key\""));
    }

    private PullChannel told(PullChannel channel) {
        cache.tell(channel);
        return channel;
    }

    /** Whoever got it while this one was being refused has found nobody waiting, and does not come again to say so. */
    @Test
    void oneThatHasBegunToWaitLooksOnceMoreAndNotAgain() {
        var channel = channel();
        var before = rivals.before(channel);
        waiting(channel);

        assertThat(rivals.concernedBy(channel, before)).containsExactly(new ObjectKey("tv", "news"));
        assertThat(rivals.concernedBy(channel, rivals.before(channel))).isEmpty();
    }

    @Test
    void theOldestOfThoseThatWaitIsFirst() {
        told(waiting(channel("a", 1, ORIGIN)));
        var second = told(waiting(channel("b", 2, ORIGIN)));

        assertThat(rivals.of(second).ahead()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"of another namespace", "paused", "planned only", "observed only", "edited since", "leaving"})
    void oneThatAsksForNobodyIsNotAhead(String how) {
        var older = waiting(channel("a", 1, ORIGIN));
        switch (how) {
            case "of another namespace" -> older.getMetadata().setNamespace("mate");
            case "paused" -> older.getMetadata().setAnnotations(Map.of("onair.dev/paused", "true"));
            case "planned only" -> older.getSpec().managementPolicy = ManagementPolicy.Plan;
            case "observed only" -> older.getSpec().managementPolicy = ManagementPolicy.Observe;
            case "edited since" -> older.getMetadata().setGeneration(2L);
            default -> older.getMetadata().setDeletionTimestamp("2026-01-01T00:00:01Z");
        }
        told(older);
        var second = told(waiting(channel("b", 2, ORIGIN)));

        assertThat(rivals.of(second).ahead()).isZero();
    }

    /** Its status says that it waits until its next pass, and the index may have it by its former manifest until the watch told. */
    @Test
    void oneThatWantsSomethingElseByNowIsNotAhead() {
        told(waiting(channel("a", 1, ORIGIN)));
        var second = told(waiting(channel("b", 2, ORIGIN)));
        cache.write(waiting(channel("a", 3, "elsewhere.example.net")));

        assertThat(rivals.of(second).ahead()).isZero();
    }

    @Test
    void whatAManifestAsksForNoMoreIsToldToThoseThatWaitForIt() {
        var before = told(waiting(channel("a", 1, ORIGIN)));
        told(waiting(channel("b", 2, ORIGIN)));
        told(channel("c", 3, ORIGIN));
        var now = told(waiting(channel("a", 4, "elsewhere.example.net")));

        assertThat(rivals.leftTo(now, before)).containsExactly(new ObjectKey("tv", "b"));
        assertThat(rivals.leftTo(now, now)).isEmpty();
    }

    /** What another tenant's, in its own words, has had. */
    private PullChannel holder(Holding holding) {
        var holder = told(of("mate", having(channel("holder", 9, ORIGIN))));
        holdings.put(holder.getMetadata().getUid(), holding);
        return holder;
    }

    private void prune(PullChannel holder) {
        rivals.gone(holder);
        cache.delete(holder);
    }

    private Optional<Instant> freed(PullChannel channel) {
        return rivals.of(channel).freed();
    }

    @Test
    void whatABoundOneOrOneWithACreateBegunHadIsFreeWhenItIsGone() {
        for (var holding : List.of(BOUND, CREATE_BEGUN)) {
            var waiting = told(waiting(channel("a", 1, ORIGIN)));

            prune(holder(holding));

            assertThat(freed(waiting)).as("%s", holding).contains(NOW);
            rivals.gone(waiting);
        }
    }

    /** Whoever may write its status could have it say that, again and again. */
    @Test
    void whatAStatusAloneSaysIsFreedByNobody() {
        var waiting = told(waiting(channel("a", 1, ORIGIN)));
        var forger = holder(NOTHING);
        var before = rivals.before(forger);
        forger.getStatus().origin = null;

        rivals.concernedBy(forger, before);
        prune(having(forger));

        assertThat(freed(waiting)).isEmpty();
    }

    @Test
    void whatABoundOneOrOneWithACreateBegunHasNoMoreAfterItsPassIsFree() {
        for (var holding : List.of(BOUND, CREATE_BEGUN)) {
            var waiting = told(waiting(channel("a", 1, ORIGIN)));
            var holder = holder(holding);
            var before = rivals.before(holder);
            holder.getStatus().origin = null;

            assertThat(rivals.concernedBy(holder, before)).containsExactly(new ObjectKey("tv", "a"));

            assertThat(freed(waiting)).as("%s", holding).contains(NOW);
            rivals.gone(waiting);
        }
    }

    @Test
    void ofThoseWhoWaitInOneNamespaceTheFirstLearnsThatItIsFreeAndSoDoesTheFirstOfAnother() {
        var first = told(waiting(channel("a", 1, ORIGIN)));
        var second = told(waiting(channel("b", 2, ORIGIN)));
        var other = told(of("news", waiting(channel("c", 3, ORIGIN))));

        prune(holder(BOUND));

        assertThat(freed(first)).contains(NOW);
        assertThat(freed(second)).isEmpty();
        assertThat(freed(other)).contains(NOW);
    }

    /** It has had the answer for all of its namespace. */
    @Test
    void whenTheFirstHasGotItThoseBehindItAreNotTold() {
        var first = told(waiting(channel("a", 1, ORIGIN)));
        var second = told(waiting(channel("b", 2, ORIGIN)));
        prune(holder(BOUND));

        holdings.put(first.getMetadata().getUid(), BOUND);
        having(first).getStatus().refused = null;

        assertThat(freed(second)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocked",
                "awaiting approval",
                "on air",
                "refused for another reason",
                "gone",
                "edited away",
                "paused",
                "planned only",
                "leaving"
            })
    void theNextOneLearnsThatItIsFreeWhenTheFirstAsksNoMore(String how) {
        var first = told(waiting(channel("a", 1, ORIGIN)));
        var second = told(waiting(channel("b", 2, ORIGIN)));
        var third = told(waiting(channel("c", 3, ORIGIN)));
        prune(holder(BOUND));
        var known = freed(second);

        switch (how) {
            case "blocked" -> blocked(first);
            case "awaiting approval" -> standing(first, new Standing.Held("AwaitingApproval", "create"));
            case "on air" -> standing(first, new Standing.Held("OnAir", "held"));
            case "refused for another reason" -> standing(first, new Standing.Refused("InvalidSpec", "no such name"));
            case "gone" -> prune(first);
            case "edited away" -> told(waiting(channel("a", 4, "elsewhere.example.net")));
            case "paused" -> first.getMetadata().setAnnotations(Map.of("onair.dev/paused", "true"));
            case "planned only" -> first.getSpec().managementPolicy = ManagementPolicy.Plan;
            default -> first.getMetadata().setDeletionTimestamp("2026-01-01T00:00:01Z");
        }

        assertThat(known).isEmpty();
        assertThat(freed(second)).contains(NOW);
        assertThat(freed(third)).isEmpty();
    }

    /** An outage is everybody's: those behind would all ask beside the first. */
    @ParameterizedTest
    @ValueSource(strings = {"refused", "unavailable", "queued", "account"})
    void whoComesToAskByItselfStaysFirst(String how) {
        var first = told(waiting(channel("a", 1, ORIGIN)));
        var second = told(waiting(channel("b", 2, ORIGIN)));
        prune(holder(BOUND));

        standing(
                first,
                switch (how) {
                    case "refused" -> new Standing.Refused("Conflict", "it exists");
                    case "unavailable" -> new Standing.Unavailable("VendorUnavailable", "timed out", 3);
                    case "queued" -> new Standing.Waiting("Queued", "waiting for its turn");
                    default -> new Standing.Blocked("AccountNotReady", "the account was refused");
                });

        assertThat(freed(second)).isEmpty();
    }

    /** Nothing else wakes them for it before their own time has come. */
    @Test
    void thoseBehindAreToldWhenTheFirstAsksNoMore() {
        var first = told(waiting(channel("a", 1, ORIGIN)));
        told(waiting(channel("b", 2, ORIGIN)));
        var before = rivals.before(first);
        blocked(first);
        var leaving = waiting(channel("a", 1, ORIGIN));
        leaving.getMetadata().setDeletionTimestamp("2026-01-01T00:00:01Z");

        assertThat(rivals.concernedBy(first, before)).containsExactly(new ObjectKey("tv", "b"));
        assertThat(rivals.concernedBy(first, rivals.before(first))).isEmpty();
        assertThat(rivals.leftTo(leaving, first)).containsExactly(new ObjectKey("tv", "b"));
    }

    /** Whoever it is ahead of is of its own namespace; what it says otherwise is nobody's business. */
    @Test
    void whoeverWaitsElsewhereIsNotWokenByOneThatAsksNoMore() {
        var first = told(waiting(channel("a", 1, ORIGIN)));
        told(of("mate", waiting(channel("b", 2, ORIGIN))));
        var before = rivals.before(first);
        blocked(first);

        assertThat(rivals.concernedBy(first, before)).isEmpty();
    }

    /** A message that changes once a minute wakes nobody behind it once a minute. */
    @Test
    void thoseBehindAreToldOnceThatTheFirstAsksNoMore() {
        var first = told(blocked(waiting(channel("a", 1, ORIGIN))));
        told(waiting(channel("b", 2, ORIGIN)));
        var before = rivals.before(first);
        standing(first, new Standing.Blocked("DependencyNotReady", "there is no Secret \"key\" since a minute"));

        assertThat(rivals.concernedBy(first, before)).isEmpty();
    }

    /** The edit that ends it is seen by the next pass as if it had never asked. */
    @Test
    void thoseBehindAreToldWhenTheFirstIsPausedBeforeItsNextPass() {
        var first = told(channel("a", 1, ORIGIN));
        told(waiting(channel("b", 2, ORIGIN)));
        var before = rivals.before(first);
        rivals.concernedBy(waiting(first), before);
        first.getMetadata().setAnnotations(Map.of("onair.dev/paused", "true"));

        assertThat(rivals.concernedBy(first, rivals.before(first))).containsExactly(new ObjectKey("tv", "b"));
        assertThat(rivals.concernedBy(first, rivals.before(first))).isEmpty();
    }

    /** What its manifest does not ask for it cannot have come to have, whatever its status says. */
    @Test
    void oneThatIsMadeTakesNobodysNoteByWhatItsStatusSays() {
        var waiting = told(of("mate", waiting(channel("a", 1, ORIGIN))));
        prune(holder(BOUND));
        var forger = channel("b", 2, "elsewhere.example.net");
        var before = rivals.before(forger);
        holdings.put(forger.getMetadata().getUid(), BOUND);
        having(forger).getStatus().origin.domain = ORIGIN;

        rivals.concernedBy(told(forger), before);

        assertThat(freed(waiting)).contains(NOW);
    }
}
