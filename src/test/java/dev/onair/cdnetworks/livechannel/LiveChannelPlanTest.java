package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.PlanRows.CHECK;
import static dev.onair.cdnetworks.livechannel.PlanRows.banned;
import static dev.onair.cdnetworks.livechannel.PlanRows.recording;
import static dev.onair.cdnetworks.livechannel.PlanRows.whiteboard;
import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;
import static dev.onair.cdnetworks.livechannel.Sample.PULL_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.PlaybackAddress;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.cdnetworks.client.Whiteboard;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Create;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Edit;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.engine.Approvals;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Guard;
import dev.onair.engine.Plan;
import dev.onair.engine.Policies;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiveChannelPlanTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "dev.onair.cdnetworks.livechannel.PlanRows#edits",
        "dev.onair.cdnetworks.livechannel.PlanRows#orders",
        "dev.onair.cdnetworks.livechannel.BanRows#madeElsewhere"
    })
    void plans(
            String sentence,
            Consumer<LiveChannelSpec> spec,
            Sample.Channel has,
            Consumer<LiveChannelStatus> memory,
            List<String> lines) {
        var status = new LiveChannelStatus();
        memory.accept(status);
        var desired = Sample.desired(spec, Optional.of(CHECK).filter(word -> sentence.contains("verification")));

        var plan = LiveChannelPlan.change(desired, has.observed(), status, Sample.NOW);

        assertThat(plan.lines()).as(sentence).isEqualTo(lines);
        assertThat(plan.toString()).doesNotContain(CHECK, Sample.SECRET_KEY);
    }

    @Test
    void sendsOnlyWhatDiffers() {
        var desired = Sample.desired(recording("3305", true).andThen(spec -> spec.channelName = "evening"));

        var plan = LiveChannelPlan.change(
                desired, plain().recordedTo("3305").observed(), new LiveChannelStatus(), Sample.NOW);

        assertThat(plan.changes())
                .singleElement()
                .extracting(change -> change.command())
                .isInstanceOfSatisfying(Edit.class, edit -> {
                    assertThat(edit.edit().pullId()).isEqualTo(PULL_ID);
                    assertThat(edit.edit().channelName()).isEqualTo("evening");
                    assertThat(edit.edit().directoryId()).isNull();
                    assertThat(edit.edit().immediateRecording()).isNull();
                    assertThat(edit.edit().bitrates()).isEmpty();
                    assertThat(edit.edit().resetPushId()).isFalse();
                });
    }

    @Test
    void leavesDriftAloneWhereItIsOnlyReportedThoughAnotherFieldIsSent() {
        var desired = Sample.desired(recording("3305", true), Optional.of(CHECK));
        var plan = LiveChannelPlan.change(
                desired, plain().recordedTo("9999").observed(), new LiveChannelStatus(), Sample.NOW);
        var report =
                new Policies(ManagementPolicy.Full, DriftPolicy.Report, DeletionPolicy.Delete, false, Optional.empty());

        var judgement = Guard.judge(plan, report, Approvals.of(null, covered -> covered), true, false);

        assertThat(judgement.proceed().changes())
                .singleElement()
                .extracting(change -> change.command())
                .isInstanceOfSatisfying(Edit.class, edit -> {
                    assertThat(edit.edit().check()).isNotNull();
                    assertThat(edit.edit().directoryId()).isNull();
                });
        assertThat(judgement.held().lines())
                .containsExactly("channelEdit (seamless) spec.recording.directoryId: 9999 -> 3305");
        assertThat(judgement.reason()).contains(Guard.Reason.DriftReported);
        assertThat(Guard.judge(plan, report, Approvals.of(null, covered -> covered), false, false)
                        .proceed())
                .isEqualTo(plan);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            somebody lifted a ban that should hold  | ban | IDLE   | 2026-11-20T12:00:00Z | OBSERVED
            the vendor lifted it after seven days   | ban | IDLE   | 2026-11-14T12:00:00Z | DUE
            it was never banned                     | ban | IDLE   |                      | DUE
            somebody banned a channel               |     | BANNED |                      | OBSERVED
            somebody banned it after ours was over  |     | BANNED | 2026-11-14T12:00:00Z | OBSERVED
            the manifest does not ban it any more   |     | BANNED | 2026-11-20T12:00:00Z | DUE
            """)
    void tellsDriftOfABanFromWhatIsDue(
            String sentence,
            String declared,
            dev.onair.cdnetworks.client.ChannelState state,
            String since,
            Cause cause) {
        var status = new LiveChannelStatus();
        status.bannedAt = since;

        var plan = LiveChannelPlan.change(
                Sample.desired(declared == null ? BanRows::liftingBans : banned("")),
                plain().in(state).observed(),
                status,
                Sample.NOW);

        assertThat(plan.changes().getFirst().fields()).as(sentence).allMatch(field -> field.cause() == cause);
    }

    @Test
    void switchesAWhiteboardOnWithItsIdAndOffWithout() {
        var status = new LiveChannelStatus();
        status.sent = new LiveChannelStatus.Sent();
        status.sent.whiteboardEnabled = false;
        var on = LiveChannelPlan.change(Sample.desired(board(true)), plain().observed(), status, Sample.NOW);
        status.sent.whiteboardEnabled = true;
        var off = LiveChannelPlan.change(Sample.desired(board(false)), plain().observed(), status, Sample.NOW);

        assertThat(((Edit) on.changes().getFirst().command()).edit().whiteboard())
                .isEqualTo(new Whiteboard(true, "wb-1"));
        assertThat(((Edit) off.changes().getFirst().command()).edit().whiteboard())
                .isEqualTo(new Whiteboard(false, null));
    }

    private static Consumer<LiveChannelSpec> board(boolean enabled) {
        return whiteboard(enabled).andThen(spec -> {
            if (spec.whiteboard != null) {
                spec.whiteboard.id = "wb-1";
            }
        });
    }

    /** The document's own examples of both answers lack it (2.2.6, 2.3.6). */
    @Test
    void takesARecordingThatIsNotShownForOneThatIsOff() {
        var silent = Sample.desired(recording("3305", false));

        var shown = plain().recordedTo("3305").observed();
        var entry = shown.entry();
        var lacking = new ChannelEntry(
                entry.pullId(),
                entry.channelName(),
                entry.application(),
                entry.state(),
                null,
                entry.createdAt(),
                entry.pushUrl(),
                entry.directoryId(),
                entry.scenario(),
                entry.userId());

        var plan = LiveChannelPlan.change(
                silent,
                new LiveChannelObserved(lacking, shown.details(), shown.viewers()),
                new LiveChannelStatus(),
                Sample.NOW);

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void createsWithEverythingDeclared() {
        var desired = Sample.desired(
                recording("3305", true).andThen(whiteboard(true)).andThen(spec -> {
                    spec.channelName = "evening";
                    spec.scenario = "sports";
                    spec.playback.playerId = "DF2";
                    spec.playback.protocols = List.of(Protocol.HLS, Protocol.RTMP);
                    spec.playback.bitrates = List.of(Bitrate.HIGH);
                }),
                Optional.of(CHECK));

        var plan = LiveChannelPlan.create(desired);

        assertThat(plan.lines())
                .containsExactly("createChannel (seamless) spec.channelName: (none) -> evening;"
                        + " spec.pushDomain: (none) -> livepush.ovptest.haplat.net; spec.application: (none) -> test1;"
                        + " spec.playback.protocols: (none) -> [RTMP, HLS]; spec.playback.bitrates: (none) -> [High];"
                        + " spec.playback.playerId: (none) -> DF2; spec.recording.directoryId: (none) -> 3305;"
                        + " spec.recording.immediate: (none) -> true; spec.verificationSecretRef: (none) -> (hidden);"
                        + " spec.whiteboard.enabled: (none) -> true; spec.scenario: (none) -> sports");
        var form = ((Create) plan.changes().getFirst().command()).form();
        assertThat(form.protocols()).containsExactly(Protocol.RTMP, Protocol.HLS);
        assertThat(form.bitrates()).containsExactly(Bitrate.HIGH);
        assertThat(form.check())
                .isNotNull()
                .satisfies(check -> assertThat(check.value()).isEqualTo(CHECK));
        assertThat(form.playerId()).isEqualTo("DF2");
        assertThat(form.immediateRecording()).isTrue();
        assertThat(plan.toString()).doesNotContain(CHECK);
    }

    @Test
    void asksForTheOriginWhereNoBitRateIsDeclared() {
        var form = ((Create) LiveChannelPlan.create(Sample.desired(spec -> {}))
                        .changes()
                        .getFirst()
                        .command())
                .form();

        assertThat(form.bitrates()).containsExactly(Bitrate.ORIGIN);
        assertThat(form.protocols()).isEmpty();
    }

    @Test
    void fetchesThePlaybackCodeAnewWhenWhatItWasMadeForChanged() {
        Consumer<LiveChannelSpec> spec = edited -> {
            edited.playbackCode = new LiveChannelSpec.PlaybackCode();
            edited.playbackCode.configMapName = "player";
        };
        var status = new LiveChannelStatus();
        var first = LiveChannelPlan.change(Sample.desired(spec), plain().observed(), status, Sample.NOW);
        status.playbackCodeHash = ((LiveChannelCommand.FetchPlaybackCode)
                        first.changes().getFirst().command())
                .hash();

        var same = LiveChannelPlan.change(Sample.desired(spec), plain().observed(), status, Sample.NOW);
        var larger = LiveChannelPlan.change(
                Sample.desired(spec.andThen(edited -> {
                    if (edited.playbackCode != null) {
                        edited.playbackCode.playerSize = "640*480";
                    }
                })),
                plain().observed(),
                status,
                Sample.NOW);
        var otherStream = LiveChannelPlan.change(
                Sample.desired(spec), plain().pushedTo("other").observed(), status, Sample.NOW);
        var otherUrls = new LiveChannelStatus();
        otherUrls.playbackCodeHash = status.playbackCodeHash;
        var added = new PlaybackAddress();
        added.protocol = Protocol.RTMP;
        added.url = "rtmp://live.ovptest.haplat.net/test1/s_1200";
        otherUrls.playbackUrls = List.of(added);
        var otherRates = LiveChannelPlan.change(Sample.desired(spec), plain().observed(), otherUrls, Sample.NOW);
        var lost = LiveChannelPlan.change(
                LiveChannelManifest.read(Sample.manifest(spec), Optional.empty(), Optional.empty(), true, Signing.WS3),
                plain().observed(),
                status,
                Sample.NOW);

        assertThat(first.lines()).containsExactly("getSinglePullCode (none)");
        assertThat(same.isEmpty()).isTrue();
        assertThat(List.of(larger, otherStream, otherRates, lost)).noneMatch(plan -> plan.isEmpty());
    }

    private static Plan<LiveChannelCommand> edit(Consumer<LiveChannelSpec> spec, String check) {
        return LiveChannelPlan.change(
                Sample.desired(spec, Optional.of(check)), plain().observed(), new LiveChannelStatus(), Sample.NOW);
    }

    /** The Secret stays where it is, and is given another value between the reading of the plan and its approval. */
    @Test
    void anotherVerificationStringIsAnotherPlanThatReadsTheSame() {
        var one = edit(spec -> {}, CHECK);
        var other = edit(spec -> {}, "another");

        assertThat(one.lines()).isEqualTo(other.lines());
        assertThat(one.hash(covered -> covered)).isNotEqualTo(other.hash(covered -> covered));
    }

    @Test
    void aWhiteboardsIdIsPartOfThePlan() {
        assertThat(edit(whiteboard(true).andThen(spec -> spec.whiteboard.id = "board1"), CHECK)
                        .lines())
                .singleElement()
                .asString()
                .contains("spec.whiteboard.enabled: (not sent) -> true; spec.whiteboard.id: (not sent) -> board1");
    }
}
