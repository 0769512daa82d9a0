package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.account.Claimant;
import dev.onair.account.Clockwork;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.client.Notice;
import dev.onair.cdnetworks.client.RecordTaskForm;
import dev.onair.cdnetworks.client.RecordedFile;
import dev.onair.engine.Caller;
import dev.onair.engine.Outcome;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.fault.Slow;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a notice costs at the vendor. */
@Execution(ExecutionMode.CONCURRENT)
class NoticeBoardIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final CdnetworksSimulator simulator =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
    private final CdnetworksSession session = Sessions.session(
            simulator.url(), new Credentials(simulator.accessKey(), simulator.secretKey()), Clockwork.system());
    private final NoticeBoard board = session.notices();

    @AfterEach
    void close() {
        session.close();
        simulator.close();
    }

    private List<String> declared(int count) {
        var pullIds = IntStream.range(0, count)
                .mapToObj(i -> simulator
                        .channels()
                        .create(simulator.account().name(), ChannelSettings.named("channel-" + i))
                        .pullId())
                .toList();
        pullIds.forEach(id -> session.claims().claim(id, new Claimant("tv", id, id, "channel")));
        assertThat(session.channels().sweep()).isInstanceOf(Outcome.Done.class);
        simulator.requests().clear();
        return pullIds;
    }

    private Verdict stateNotice(String pullId) {
        return board.take(new Notice.ChannelStateChanged(pullId, null, null, null, null, ChannelState.LIVE, null));
    }

    private void awaitState(String pullId, ChannelState state) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(session.channels().entry(pullId))
                        .hasValueSatisfying(entry -> assertThat(entry.state()).isEqualTo(state)));
    }

    @Test
    void aHintCostsOneReadWhichSaysWhatIsTrue() {
        var pullId = declared(1).getFirst();
        simulator.channels().startStream(pullId);

        assertThat(stateNotice(pullId)).isEqualTo(Verdict.HINT);

        awaitState(pullId, ChannelState.LIVE);
        assertThat(simulator.requests().counts()).containsOnly(java.util.Map.entry("getChannelConfigure", 1));
    }

    @Test
    void whatTheNoticeItselfSaysIsNotBelieved() {
        var pullId = declared(1).getFirst();

        stateNotice(pullId);

        await().atMost(SOON).until(() -> simulator.requests().count("getChannelConfigure") == 1);
        awaitState(pullId, ChannelState.IDLE);
    }

    @Test
    void tenThousandForgedNoticesCostNothing() {
        declared(1);
        var verdicts = new HashSet<Verdict>();

        for (var i = 0; i < 10_000; i++) {
            verdicts.add(stateNotice("forged" + i));
        }

        assertThat(verdicts).containsExactly(Verdict.UNDECLARED);
        assertThat(simulator.requests().all()).isEmpty();
    }

    @Test
    void theNameOfADeclaredPushDomainIsNoChannel() {
        declared(1);
        session.claims().claim("push.example.com", new Claimant("tv", "cbk", "cbk", "ChannelStateCallback"));

        assertThat(stateNotice("push.example.com")).isEqualTo(Verdict.UNDECLARED);
        assertThat(simulator.requests().all()).isEmpty();
    }

    @Test
    void repeatsAreOneQuestionNowAndOneAtTheEnd() {
        var pullId = declared(1).getFirst();
        stateNotice(pullId);
        await().atMost(SOON).until(() -> simulator.requests().count("getChannelConfigure") == 1);

        for (var i = 0; i < 1_000; i++) {
            assertThat(stateNotice(pullId)).isEqualTo(Verdict.REPEATED);
        }
        simulator.channels().startStream(pullId);

        awaitState(pullId, ChannelState.LIVE);
        assertThat(simulator.requests().counts()).containsOnly(java.util.Map.entry("getChannelConfigure", 2));
    }

    @Test
    void aWaveIsAnsweredByOneWalkOverTheList() {
        var pullIds = declared(60);
        simulator.faults().onEveryCall().always(new Slow(Duration.ofMillis(200)));
        pullIds.forEach(simulator.channels()::startStream);

        pullIds.forEach(this::stateNotice);

        pullIds.forEach(pullId -> awaitState(pullId, ChannelState.LIVE));
        assertThat(simulator.requests().all()).hasSizeLessThan(35);
    }

    @Test
    void whatWasJustReadSinglyIsReadSinglyAgainSinceTheListMayBeBehind() {
        var pullIds = declared(20);
        pullIds.forEach(pullId -> session.channels().read(Caller.account("test"), pullId));
        pullIds.forEach(simulator.channels()::startStream);
        simulator.requests().clear();

        pullIds.forEach(this::stateNotice);

        pullIds.forEach(pullId -> awaitState(pullId, ChannelState.LIVE));
        assertThat(simulator.requests().counts()).containsOnly(java.util.Map.entry("getChannelConfigure", 20));
    }

    @Test
    void noticesThatNobodyListensForCostNothing() {
        assertThat(board.take(new Notice.ImmediatelyRecorded("e", "forged", file("v"))))
                .isEqualTo(Verdict.UNDECLARED);
        assertThat(simulator.requests().all()).isEmpty();
    }

    private static RecordedFile file(String videoId) {
        return new RecordedFile(
                videoId, "as the notice has it", 2L, 3L, "https://files.example.com/" + videoId + ".mp4");
    }

    private String recorded(String pullId) {
        var end = simulator.now().plus(Duration.ofMinutes(30));
        var created = session.client()
                .recordTasks()
                .createRecordTask(
                        new RecordTaskForm("n1", pullId, null, end, null, null, null, null, null, null, null));
        assertThat(created).isInstanceOf(Outcome.Done.class);
        simulator.channels().startStream(pullId);
        simulator.advance(Duration.ofMinutes(40));
        var task = simulator.services().recordings().shelf().all().getFirst();
        simulator.requests().clear();
        return task.files().getFirst().videoId();
    }

    /** Those of them that record at once, as the list shows it. */
    private List<String> recording(int count) {
        var pullIds = declared(count);
        pullIds.forEach(pullId -> simulator.channels().edit(pullId, settings -> settings.live2vod(true)));
        assertThat(session.channels().sweep()).isInstanceOf(Outcome.Done.class);
        simulator.requests().clear();
        return pullIds;
    }

    /** 2.24 knows nothing of immediate recordings (2.24.1): the notice alone has them, and their link. */
    @Test
    void aRecordingIsKeptAsTheNoticeHasIt() {
        var pullId = recording(1).getFirst();

        assertThat(board.take(new Notice.ImmediatelyRecorded("e1", pullId, file("v1"))))
                .isEqualTo(Verdict.HINT);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(board.recordings().of(pullId))
                        .containsExactly(new ImmediateFile(
                                "v1",
                                "as the notice has it",
                                null,
                                2L,
                                3L,
                                "https://files.example.com/v1.mp4",
                                null,
                                false)));
        assertThat(board.take(new Notice.ImmediatelyRecorded("e1", pullId, file("v1"))))
                .isEqualTo(Verdict.REPEATED);
        assertThat(simulator.requests().counts()).containsOnly(java.util.Map.entry("getRecordFileInfo", 1));
    }

    @Test
    void whatTheVendorKnowsOfTheFileIsAdded() {
        var pullIds = recording(1);
        var videoId = recorded(pullIds.getFirst());
        simulator.account().filePassword("1234");

        board.take(new Notice.ImmediatelyRecorded("e1", pullIds.getFirst(), file(videoId)));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(board.recordings().of(pullIds.getFirst()))
                        .singleElement()
                        .satisfies(kept -> {
                            assertThat(kept.videoId()).isEqualTo(videoId);
                            assertThat(kept.name()).doesNotContain("as the notice");
                            assertThat(kept.url()).startsWith("https://files.example.com/");
                            assertThat(kept.sharePageUrl()).endsWith(videoId);
                            assertThat(kept.startedAt()).isNotNull();
                            assertThat(kept.passwordProtected()).isTrue();
                            assertThat(kept.toString()).doesNotContain("1234");
                        }));
    }

    @Test
    void aRecordingOfAnotherChannelIsNotBelieved() {
        var pullIds = recording(2);
        var videoId = recorded(pullIds.getFirst());

        board.take(new Notice.ImmediatelyRecorded("e1", pullIds.getLast(), file(videoId)));
        board.take(new Notice.ImmediatelyRecorded("e2", pullIds.getLast(), file("v2")));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(board.recordings().of(pullIds.getLast()))
                        .extracting(ImmediateFile::videoId)
                        .containsExactly("v2"));
        await().atMost(SOON)
                .until(() -> board.take(new Notice.ImmediatelyRecorded("e3", pullIds.getLast(), file(videoId)))
                        == Verdict.HINT);
        assertThat(board.recordings().of(pullIds.getLast())).hasSize(1);
    }

    @Test
    void aChannelThatDoesNotRecordAtOnceLeavesNothing() {
        var pullId = declared(1).getFirst();

        assertThat(board.take(new Notice.ImmediatelyRecorded("e1", pullId, file("v1"))))
                .isEqualTo(Verdict.UNDECLARED);
        assertThat(simulator.requests().all()).isEmpty();
    }
}
