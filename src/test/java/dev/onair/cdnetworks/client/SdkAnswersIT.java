package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.Secret;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.RecordDirectory;
import dev.onair.simulator.cdnetworks.RefuseWith;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The newer generation answers as the vendor's SDK models it, and is understood as the document's answers are. */
class SdkAnswersIT {
    private static final String DOMAIN = "livepush.ovptest.haplat.net";

    private final CdnetworksSimulator simulator =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withTemperaments(Temperament.SDK));
    private CdnetworksClient client;

    @BeforeEach
    void open() {
        client = client(Signing.CNC);
    }

    @AfterEach
    void close() {
        client.close();
        simulator.close();
    }

    private CdnetworksClient client(Signing signing) {
        return new CdnetworksClient(
                CdnetworksClient.Settings.of(simulator.url(), signing),
                () -> new Credentials(simulator.accessKey(), simulator.secretKey()),
                Clock.systemUTC());
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private String channel(String name) {
        return done(client.createChannel(new ChannelForm(
                        name,
                        DOMAIN,
                        "test1",
                        Set.of(Protocol.RTMP, Protocol.HLS),
                        Set.of(Bitrate.ORIGIN, Bitrate.SD),
                        "DF2DAF233DDA1",
                        null,
                        new Secret("check"),
                        null,
                        true,
                        null)))
                .pullId();
    }

    private void onAir(String pullId) {
        simulator
                .channels()
                .change(pullId, channel -> channel.started(simulator.now()).withViewers(7));
    }

    /** A recording that is over, with its files. */
    private String recorded(String pullId) {
        onAir(pullId);
        var end = simulator.now().plus(Duration.ofMinutes(10));
        var task = done(client.recordTasks().createRecordTask(RecordTaskForm.of("N01", pullId, end)));
        simulator.advance(Duration.ofMinutes(20));
        return task.taskId();
    }

    /** What is read of a channel that was recorded, relayed and watched, by each call. */
    static Stream<Arguments> reads() {
        return Stream.of(
                read("getChannelConfigure", (client, ids) -> client.getChannelConfigure(ids.pushed())),
                read(
                        "getChannelList",
                        (client, ids) -> client.getChannelList(1, 50, ListOrder.NEWEST_FIRST)
                                .map(ChannelPage::channels)),
                read("getChannelLiveState", (client, ids) -> client.getChannelLiveState(ids.pushed())),
                read("batchChannelLiveState", (client, ids) -> client.batchChannelLiveState(List.of(ids.pushed()))),
                read(
                        "getPullChannelList",
                        (client, ids) -> client.pullChannels()
                                .getPullChannelList(1, 50, ListOrder.NEWEST_FIRST)
                                .map(PullChannelPage::channels)),
                read(
                        "getPullChannelConfigure",
                        (client, ids) -> client.pullChannels().getPullChannelConfigure(ids.pulling())),
                read(
                        "getRealTimeChannelOnlineNumber",
                        (client, ids) -> client.getRealTimeChannelOnlineNumber(List.of(ids.pushed()))),
                read(
                        "recordTaskQuery",
                        (client, ids) ->
                                client.recordTasks().recordTaskQuery(RecordTaskQuery.ofTaskId(ids.recordTask()))),
                read(
                        "getRecordFileInfo",
                        (client, ids) -> client.recordTasks()
                                .getRecordFileInfo(RecordFileQuery.ofChannels(List.of(ids.pushed())))),
                read(
                        "getDirectoryList",
                        (client, ids) -> client.recordDirectories()
                                .getDirectoryList(1, 50)
                                .map(RecordDirectoryPage::directories)),
                read("getDirectory", (client, ids) -> client.recordDirectories().getDirectory(ids.directory())),
                read(
                        "getForwardTaskList",
                        (client, ids) -> client.forwardTasks()
                                .getForwardTaskList(ForwardTaskFilter.ALL, 1, 50)
                                .map(ForwardTaskPage::tasks)),
                read("getChannelShareUrl", (client, ids) -> client.getChannelShareUrl(ids.pushed())));
    }

    private record Ids(String pushed, String pulling, String recordTask, String directory) {}

    private interface Read {
        Outcome<?> of(CdnetworksClient client, Ids ids);
    }

    private static Arguments read(String call, Read read) {
        return arguments(call, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void readsTheSameOfBothShapes(String call, Read read) {
        var pushed = channel("news");
        var pulling = done(client.pullChannels()
                        .createPullChannel(new PullChannelForm(
                                "origin",
                                new Secret("rtmp://origin.example.com/live/a"),
                                Protocol.RTMP,
                                "live.ovptest.haplat.net",
                                Set.of(),
                                Set.of(Bitrate.ORIGIN),
                                null)))
                .pullId();
        var directory = "ec9797bc015b1000e87f2c2800000001";
        simulator.addDirectory(new RecordDirectory(
                simulator.account().name(), directory, "news_1", List.of("movie-1", "movie-2"), simulator.now()));
        var ids = new Ids(pushed, pulling, recorded(pushed), directory);
        done(client.forwardTasks()
                .startForwardTask(ForwardTaskForm.of(pushed, new Secret("rtmp://relay.example.com/live/key"))));

        var sdk = done(read.of(client, ids));
        simulator.temperaments().set();
        var document = done(read.of(client, ids));

        assertThat(sdk).isEqualTo(document);
        assertThat(sdk.toString()).isNotIn("[]", "{}");
    }

    @Test
    void readsSeveralForwardTasksAndNoTimeWhereItSaysZero() {
        var news = channel("news");
        var sports = channel("sports");
        for (var channel : List.of(news, sports)) {
            done(client.forwardTasks()
                    .startForwardTask(ForwardTaskForm.of(channel, new Secret("rtmp://relay.example.com/live/key"))));
        }

        var page = done(client.forwardTasks().getForwardTaskList(ForwardTaskFilter.ALL, 1, 50));

        assertThat(page.tasks()).hasSize(2).allSatisfy(task -> {
            assertThat(task.start()).isNull();
            assertThat(task.end()).isNull();
            assertThat(task.codingParams()).isNull();
            assertThat(task.createdAt()).isAfter(Instant.EPOCH);
        });
    }

    @Test
    void readsThePlaybackCodeDirectlyUnderItsData() {
        var pullId = channel("news");

        var code = done(client.getSinglePullCode(PullCodeQuery.of(pullId)));

        assertThat(code.jsCode()).contains(pullId);
        assertThat(code.swfCode()).startsWith("https://");
        assertThat(code.htmlCode()).as("the SDK knows no code of HTML").isNull();
        assertThat(code.videoUrls())
                .extracting(PlaybackUrl::protocol)
                .containsOnly(Protocol.RTMP, Protocol.HLS)
                .hasSize(4);
    }

    @Test
    void takesTheRtmpUrlOfSeveral() {
        var details = done(client.getChannelConfigure(channel("news")));

        assertThat(details.pushUrl())
                .isNotNull()
                .satisfies(url -> assertThat(url.value()).startsWith("rtmp://" + DOMAIN + "/test1/"));
        assertThat(details.immediateRecording()).isTrue();
    }

    @Test
    void countsOnlyThePageInItsTotal() {
        IntStream.range(0, 3).forEach(i -> channel("channel " + i));

        var first = done(client.getChannelList(1, 2, ListOrder.NEWEST_FIRST));
        var second = done(client.getChannelList(2, 2, ListOrder.NEWEST_FIRST));

        assertThat(first.channels()).hasSize(2);
        assertThat(first.total()).isEqualTo(2);
        assertThat(second.channels()).hasSize(1);
        assertThat(second.total()).isEqualTo(1);
    }

    /** Who walks over exactly fifty asks for the next page too, since the total may count this one alone. */
    @Test
    void aPageBehindTheLastIsEmptyAndAFirstPageIsNever() {
        IntStream.range(0, 2).forEach(i -> channel("channel " + i));

        assertThat(done(client.getChannelList(2, 2, ListOrder.NEWEST_FIRST)).channels())
                .isEmpty();
        assertThat(done(client.pullChannels().getPullChannelList(2, 2, ListOrder.NEWEST_FIRST))
                        .channels())
                .isEmpty();
        assertThat(done(client.recordDirectories().getDirectoryList(9, 50)).directories())
                .isEmpty();
        simulator.faults().on("getChannelList").once(new RefuseWith(1324, "too large"));
        assertThat(Calls.failureOf(client.getChannelList(1, 2, ListOrder.NEWEST_FIRST)))
                .isInstanceOf(Failure.Rejected.class);
    }

    @Test
    void writesAreAcknowledgedInTheOtherShapesToo() {
        var pullId = channel("news");
        var writes = List.<Function<CdnetworksClient, Outcome<?>>>of(
                it -> it.channelEdit(new ChannelEdit(
                        pullId, "evening", false, Set.of(), null, null, new Whiteboard(true, "wb-1"), false, null)),
                it -> it.channelForbidden(List.of(pullId)),
                it -> it.channelReBroadcast(List.of(pullId)),
                it -> it.setPushTsatc(pullId, Duration.ofHours(2)),
                it -> it.setChannelStateRealtimeBack(
                        new ChannelStateBack(DOMAIN, new Secret("https://onair.example/Callbacks/S1"), true)),
                it -> it.deleteChannel(List.of(pullId)));

        assertThat(writes).allSatisfy(write -> done(write.apply(client)));
        assertThat(simulator.requests().of("channelEdit"))
                .singleElement()
                .satisfies(line -> assertThat(line.parameters()).containsEntry("live2vod", "0"));
    }

    @Test
    void namesMayBeLongerThanTheDocumentSays() {
        var longest = "n".repeat(255);

        assertThat(done(client.getChannelConfigure(channel(longest))).channelName())
                .isEqualTo(longest);
        try (var older = client(Signing.WS3)) {
            assertThat(older.channelEdit(ChannelEdit.of("p"))).isInstanceOf(Outcome.Failed.class);
            var form = new ChannelForm(
                    "n".repeat(41),
                    DOMAIN,
                    "test1",
                    Set.of(),
                    Set.of(Bitrate.ORIGIN),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            assertThat(Calls.failureOf(older.createChannel(form))).isInstanceOf(Failure.Rejected.class);
        }
    }

    @Test
    void theOlderGenerationAnswersAsTheDocumentSays() {
        var pullId = channel("news");
        try (var older = client(Signing.WS3)) {
            assertThat(done(older.getSinglePullCode(PullCodeQuery.of(pullId))).htmlCode())
                    .isNotNull();
        }
    }

    @Test
    void asksForTheSharePageByGetOnceAPostIsNotTaken() {
        var pullId = channel("news");
        simulator.temperaments().set(Temperament.GET_ONLY);
        for (var signing : Signing.values()) {
            try (var other = client(signing)) {
                assertThat(Calls.failureOf(other.getChannelShareUrl(pullId))).isInstanceOf(Failure.Retryable.class);
                assertThat(done(other.getChannelShareUrl(pullId)).toString()).endsWith(pullId);
                assertThat(done(other.getChannelConfigure(pullId)).channelName())
                        .isEqualTo("news");
            }
        }
    }
}
