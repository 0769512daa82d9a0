package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claims;
import dev.onair.account.Gate;
import dev.onair.account.GateSettings;
import dev.onair.account.Look;
import dev.onair.account.ManualClock;
import dev.onair.account.Page;
import dev.onair.account.SpacedGathering;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels that were just created: what it costs to see them in the vendor's list. */
class FreshChannelsTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);
    private static final int ALLOWANCE = 200;
    private static final Duration SPACE = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ManualClock clock = new ManualClock();
    private final Gate gate =
            new Gate(GateSettings.of(60_000), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final Vendor vendor = new Vendor();
    private final List<Set<String>> woken = new CopyOnWriteArrayList<>();
    private volatile boolean isShort = true;
    private final Channels<ChannelEntry, ChannelDetails> channels = new Channels<>(
            vendor,
            gate,
            new Claims(),
            new Viewers(client(), gate, clock, ids -> {}, (audience, pushDomains) -> {}),
            VISIBILITY,
            clock,
            () -> isShort,
            new SpacedGathering(clock, () -> isShort, () -> ALLOWANCE),
            woken::add);

    /** The list, newest first, and how often it and single channels were asked for. */
    private static final class Vendor implements ChannelCalls<ChannelEntry, ChannelDetails> {
        final List<ChannelEntry> shown = new CopyOnWriteArrayList<>();
        final AtomicInteger pages = new AtomicInteger();
        final AtomicInteger reads = new AtomicInteger();

        @Override
        public String kind() {
            return "LiveChannel";
        }

        @Override
        public String listing() {
            return "getChannelList";
        }

        @Override
        public Outcome<Page<ChannelEntry>> list(int number) {
            pages.incrementAndGet();
            var size = CdnetworksClient.LARGEST_PAGE;
            var page = shown.stream().skip((number - 1L) * size).limit(size).toList();
            return Outcome.done(new Page<>(page, shown.size(), 0));
        }

        @Override
        public String reading() {
            return "getChannelConfigure";
        }

        @Override
        public Outcome<ChannelDetails> read(String pullId) {
            reads.incrementAndGet();
            return Outcome.failed(new Failure.Retryable("asked for singly"));
        }

        @Override
        public ChannelEntry entry(ChannelDetails details, Optional<ChannelEntry> listed) {
            return listed.orElseThrow();
        }

        @Override
        public boolean agree(ChannelDetails details, ChannelEntry entry) {
            return true;
        }

        @Override
        public boolean mayBeWatched(ChannelEntry entry) {
            return false;
        }
    }

    private CdnetworksClient client() {
        return new CdnetworksClient(
                CdnetworksClient.Settings.of(URI.create("http://localhost:1"), Signing.WS3),
                () -> new Credentials("access", "secret"),
                clock);
    }

    @BeforeEach
    void walksOverAnEmptyList() {
        clock.advance(Duration.ofSeconds(10));
        channels.sweep();
        vendor.pages.set(0);
    }

    @AfterEach
    void close() {
        gate.close();
    }

    private static String id(int number) {
        return "id " + number;
    }

    private void create(int number) {
        channels.created(id(number));
    }

    private void show(int number) {
        vendor.shown.addFirst(
                new ChannelEntry(id(number), "n", "a", ChannelState.IDLE, false, null, null, null, null, null));
    }

    private static Caller caller(int number, boolean edits) {
        return new Target("LiveChannel", new ObjectKey("tenant", id(number)), id(number), edits).caller();
    }

    private CompletableFuture<Look<ChannelEntry>> look(int number) {
        return look(caller(number, false), number);
    }

    private CompletableFuture<Look<ChannelEntry>> look(Caller caller, int number) {
        var result = new CompletableFuture<Look<ChannelEntry>>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(channels.look(caller, id(number)));
            } catch (RuntimeException | Error bug) {
                result.completeExceptionally(bug);
            }
        });
        return result.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void theFirstIsShownAtOnce() {
        create(0);
        show(0);
        assertThat(look(0).join()).isInstanceOf(Look.Here.class);
        assertThat(vendor.pages).hasValue(1);
    }

    @Test
    void oneLookServesAllThatWereCreatedWhileTheQuotaWasShort() {
        theFirstIsShownAtOnce();
        var looks = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> {
                    create(number);
                    show(number);
                    return look(number);
                })
                .toList();
        Awaitility.await().until(() -> channels.lookingForNew() == looks.size());

        clock.advance(SPACE);

        assertThat(looks).allSatisfy(look -> assertThat(look.join()).isInstanceOf(Look.Here.class));
        assertThat(vendor.pages).hasValue(2);
        assertThat(vendor.reads).hasValue(0);
    }

    @Test
    void nobodyWaitsWhileThereIsQuota() {
        isShort = false;
        theFirstIsShownAtOnce();
        create(1);
        show(1);

        assertThat(look(1).join()).isInstanceOf(Look.Here.class);
    }

    @Test
    void whereTheListIsBehindTheyLookAgainTogether() {
        create(1);
        create(2);
        assertThat(look(1).join()).isInstanceOf(Look.NotYet.class);
        clock.advance(SPACE);
        assertThat(look(2).join()).isInstanceOf(Look.NotYet.class);
        show(1);
        show(2);
        var again = List.of(look(1), look(2));
        Awaitility.await().until(() -> channels.lookingForNew() == again.size());

        clock.advance(SPACE);

        assertThat(again).allSatisfy(look -> assertThat(look.join()).isInstanceOf(Look.Here.class));
        assertThat(vendor.pages).hasValue(3);
        assertThat(vendor.reads).hasValue(0);
    }

    @Test
    void whoIsNotShownIsWokenToLookAgain() {
        create(1);
        assertThat(look(1).join()).isInstanceOf(Look.NotYet.class);
        assertThat(woken).isEmpty();

        clock.advance(Duration.ofSeconds(5));

        assertThat(woken).containsExactly(Set.of(id(1)));
    }

    @Test
    void whoIsNotShownInTimeIsAskedForSingly() {
        create(1);
        assertThat(look(1).join()).isInstanceOf(Look.NotYet.class);

        clock.advance(VISIBILITY);

        assertThat(look(1).join()).isInstanceOf(Look.Failed.class);
        assertThat(vendor.reads).hasValue(1);
    }

    @Test
    void withQuotaToSpareAFewAreAskedForSinglyAtOnce() {
        isShort = false;
        create(1);

        assertThat(look(1).join()).isInstanceOf(Look.Failed.class);
        assertThat(vendor.reads).hasValue(1);
    }

    /** A page in the lane of edits, and then the channel itself. */
    @Test
    void anEditDoesNotWaitForOthers() {
        theFirstIsShownAtOnce();
        create(1);

        assertThat(look(caller(1, true), 1).join()).isInstanceOf(Look.Failed.class);
        assertThat(vendor.pages).hasValue(2);
        assertThat(vendor.reads).hasValue(1);
    }

    @Test
    void whoLooksWhenTheAccountIsClosedIsTold() {
        theFirstIsShownAtOnce();
        create(1);
        var look = look(1);
        Awaitility.await().until(() -> channels.lookingForNew() == 1);

        channels.close();

        assertThat(look.join()).isInstanceOf(Look.Failed.class);
    }
}
