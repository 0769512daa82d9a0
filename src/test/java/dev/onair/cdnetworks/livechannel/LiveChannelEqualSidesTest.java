package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelForm;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PushUrl;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.Create;
import dev.onair.common.Hash;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a create makes needs no change after it, whatever was declared. */
class LiveChannelEqualSidesTest {

    @Provide
    Arbitrary<LiveChannelDesired> desired() {
        var text = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40);
        var looks = Combinators.combine(
                        text,
                        Arbitraries.of(Protocol.class).set().ofMaxSize(3),
                        Arbitraries.of(Bitrate.class).set().ofMaxSize(5),
                        text.optional())
                .as((name, protocols, bitrates, player) -> new Object[] {name, protocols, bitrates, player});
        var rest = Combinators.combine(
                        text.optional(),
                        Arbitraries.of(true, false).optional(),
                        text.optional(),
                        text.optional(),
                        Arbitraries.of(true, false).optional(),
                        Arbitraries.integers().between(0, 9))
                .as((directory, recorded, scenario, check, board, revision) ->
                        new Object[] {directory, recorded, scenario, check, board, revision});
        return Combinators.combine(looks, rest).as(LiveChannelEqualSidesTest::desired);
    }

    @SuppressWarnings("unchecked")
    private static LiveChannelDesired desired(Object[] looks, Object[] rest) {
        return new LiveChannelDesired(
                (String) looks[0],
                "livepush.ovptest.haplat.net",
                "test1",
                (Set<Protocol>) looks[1],
                (Set<Bitrate>) looks[2],
                (Optional<String>) looks[3],
                (Optional<String>) rest[0],
                (Optional<Boolean>) rest[1],
                ((Optional<String>) rest[3]).map(word -> LiveChannelManifest.verification(word, Sample.SECRET_KEY)),
                ((Optional<Boolean>) rest[4]).map(open -> new dev.onair.cdnetworks.client.Whiteboard(open, null)),
                (Optional<String>) rest[2],
                Optional.empty(),
                LiveChannelSpec.BanPolicy.Ignore,
                Optional.empty(),
                (Integer) rest[5],
                (Integer) rest[5],
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static LiveChannelObserved made(ChannelForm form) {
        var entry = new ChannelEntry(
                Sample.PULL_ID,
                form.channelName(),
                form.channelType(),
                ChannelState.IDLE,
                Boolean.TRUE.equals(form.immediateRecording()),
                Sample.NOW,
                new PushUrl("rtmp://" + form.pushDomain() + "/" + form.channelType() + "/" + Sample.STREAM),
                form.directoryId(),
                form.scenario(),
                "110041");
        var details = new PlaybackDetails(Optional.ofNullable(form.playerId()), form.bitrates(), List.of(), Sample.NOW);
        return new LiveChannelObserved(entry, Optional.of(details), OptionalLong.empty());
    }

    /** As the adapter notes it once the create was answered. */
    private static LiveChannelStatus remembered(ChannelForm form) {
        var status = new LiveChannelStatus();
        status.sent = new LiveChannelStatus.Sent();
        status.sent.whiteboardEnabled =
                form.whiteboard() == null ? null : form.whiteboard().open();
        status.sent.verificationHash = form.check() == null
                ? null
                : Hash.keyed(Sample.SECRET_KEY, form.check().value());
        return status;
    }

    @Property
    void needsNoChangeAfterTheCreate(@ForAll("desired") LiveChannelDesired desired) {
        var form =
                ((Create) LiveChannelPlan.create(desired).changes().getFirst().command()).form();
        var observed = made(form);
        var status = remembered(form);
        LiveChannelReport.write(desired, observed, status);

        var plan = LiveChannelPlan.change(desired, observed, status, Sample.NOW);

        assertThat(plan.lines()).isEmpty();
    }
}
