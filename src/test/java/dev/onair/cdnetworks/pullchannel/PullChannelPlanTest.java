package dev.onair.cdnetworks.pullchannel;

import static dev.onair.cdnetworks.pullchannel.Sample.Seen.plain;
import static dev.onair.cdnetworks.pullchannel.Sample.fromSecret;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.pullchannel.PullChannelCommand.Create;
import dev.onair.cdnetworks.pullchannel.PullChannelCommand.Edit;
import dev.onair.http.Secret;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PullChannelPlanTest {
    private static final String KEYED = "rtmp://user:planted-geheim@origin.example.com/live/planted-key-of-the-stream";

    private static Arguments row(String sentence, Consumer<PullChannelSpec> spec, Sample.Seen has, String... lines) {
        return arguments(sentence, spec, has, List.of(lines));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("equal sides need nothing", spec -> {}, plain()),
                row("what is not declared is not compared", spec -> {}, plain().in(Set.of(Bitrate.SD))),
                row(
                        "a name",
                        spec -> spec.channelName = "evening",
                        plain(),
                        "editPullChannel (seamless) spec.channelName: sample1 -> evening"),
                row(
                        "a source",
                        spec -> spec.source.url = "rtmp://b.example.com/live/b",
                        plain(),
                        "editPullChannel (interrupting) spec.source.url: rtmp://live.ovptest.haplat.net/***"
                                + " -> rtmp://b.example.com/live/b"),
                row(
                        "another protocol",
                        spec -> {
                            spec.source.url = "http://b.example.com/live/b.flv";
                            spec.source.protocol = Protocol.HDL;
                        },
                        plain(),
                        "editPullChannel (interrupting) spec.source.url: rtmp://live.ovptest.haplat.net/***"
                                + " -> http://b.example.com/live/b.flv; spec.source.protocol: RTMP -> HDL"),
                row(
                        "a source that the vendor does not show",
                        spec -> {},
                        plain().from(null).by(null),
                        "editPullChannel (interrupting) spec.source.url: (none) -> " + Sample.SOURCE
                                + "; spec.source.protocol: (none) -> RTMP"),
                row(
                        "a source out of a Secret",
                        fromSecret(KEYED),
                        plain(),
                        "editPullChannel (interrupting) spec.source.url: rtmp://live.ovptest.haplat.net/*** -> (hidden)"),
                row("a source out of a Secret that the vendor has", fromSecret(KEYED), plain().from(KEYED)),
                row(
                        "a source that once came out of a Secret",
                        spec -> {},
                        plain().from(KEYED),
                        "editPullChannel (interrupting) spec.source.url: rtmp://origin.example.com/*** -> "
                                + Sample.SOURCE),
                row(
                        "a source that is no URL",
                        spec -> {},
                        plain().from("geheim"),
                        "editPullChannel (interrupting) spec.source.url: (hidden) -> " + Sample.SOURCE),
                row(
                        "bit rates",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD, Bitrate.ORIGIN),
                        plain(),
                        "editPullChannel (seamless) spec.playback.bitrates: [Origin] -> [Origin, SD]"),
                row(
                        "a bit rate less, which somebody may watch",
                        spec -> spec.playback.bitrates = List.of(Bitrate.ORIGIN),
                        plain().in(Set.of(Bitrate.ORIGIN, Bitrate.SD)),
                        "editPullChannel (interrupting) spec.playback.bitrates: [Origin, SD] -> [Origin]"),
                row(
                        "bit rates that are not known yet",
                        spec -> spec.playback.bitrates = List.of(Bitrate.SD),
                        plain().in((Set<Bitrate>) null)),
                row(
                        "all in one call",
                        spec -> {
                            spec.channelName = "evening";
                            spec.playback.bitrates = List.of(Bitrate.HIGH);
                        },
                        plain().from("rtmp://a/b/c"),
                        "editPullChannel (interrupting) spec.channelName: sample1 -> evening; spec.source.url:"
                                + " rtmp://a/*** -> " + Sample.SOURCE
                                + "; spec.playback.bitrates: [Origin] -> [High]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void changesWhatDiffers(String sentence, Consumer<PullChannelSpec> spec, Sample.Seen has, List<String> lines) {
        var plan = PullChannelPlan.change(Sample.desired(spec), has.observed());

        assertThat(plan.lines()).as(sentence).isEqualTo(lines);
        assertThat(plan.toString()).doesNotContain("geheim", "key-of-the-stream");
    }

    @Test
    void sendsOnlyWhatDiffers() {
        var plan = PullChannelPlan.change(Sample.desired(spec -> spec.channelName = "evening"), plain().observed());

        assertThat(plan.changes())
                .singleElement()
                .extracting(change -> change.command())
                .isInstanceOfSatisfying(Edit.class, edit -> {
                    assertThat(edit.edit().channelName()).isEqualTo("evening");
                    assertThat(edit.edit().sourceUrl()).isNull();
                    assertThat(edit.edit().sourceProtocol()).isNull();
                    assertThat(edit.edit().bitrates()).isEmpty();
                });
    }

    @Test
    void createsWithAllThatIsDeclared() {
        var plan = PullChannelPlan.create(Sample.desired(fromSecret(KEYED).andThen(spec -> {
            spec.channelName = "evening";
            spec.playback.playerId = "DF2";
            spec.playback.protocols = List.of(Protocol.HLS, Protocol.RTMP);
            spec.playback.bitrates = List.of(Bitrate.HIGH);
        })));

        assertThat(plan.lines())
                .containsExactly("createPullChannel (seamless) spec.channelName: (none) -> evening; spec.source.url:"
                        + " (none) -> (hidden); spec.source.protocol: (none) -> RTMP; spec.playbackDomain: (none) ->"
                        + " live.ovptest.haplat.net; spec.playback.protocols: (none) -> [RTMP, HLS];"
                        + " spec.playback.bitrates: (none) -> [High]; spec.playback.playerId: (none) -> DF2");
        var form = ((Create) plan.changes().getFirst().command()).form();
        assertThat(form.sourceUrl()).isEqualTo(new Secret(KEYED));
        assertThat(form.protocols()).containsExactly(Protocol.RTMP, Protocol.HLS);
        assertThat(form.bitrates()).containsExactly(Bitrate.HIGH);
        assertThat(form.playerId()).isEqualTo("DF2");
        assertThat(plan.toString()).doesNotContain("geheim");
    }

    @Test
    void asksForTheOriginWhereNoBitRateIsDeclared() {
        var form = ((Create) PullChannelPlan.create(Sample.desired(spec -> {}))
                        .changes()
                        .getFirst()
                        .command())
                .form();

        assertThat(form.bitrates()).containsExactly(Bitrate.ORIGIN);
        assertThat(form.protocols()).isEmpty();
    }

    @Provide
    Arbitrary<PullChannelDesired> anything() {
        var text = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40);
        return Combinators.combine(
                        text,
                        text,
                        Arbitraries.of(true, false),
                        Arbitraries.of(Protocol.class),
                        Arbitraries.of(Protocol.class).set().ofMaxSize(3),
                        Arbitraries.of(Bitrate.class).set().ofMaxSize(5),
                        text.optional())
                .as((name, path, secret, protocol, protocols, bitrates, player) -> new PullChannelDesired(
                        name,
                        new SourceUrl(new Secret("rtmp://o.example.com/" + path), secret),
                        protocol,
                        "live.example.com",
                        protocols,
                        bitrates,
                        player));
    }

    @Property
    void needsNoChangeAfterTheCreate(@ForAll("anything") PullChannelDesired desired) {
        var form =
                ((Create) PullChannelPlan.create(desired).changes().getFirst().command()).form();
        var made = plain().named(form.channelName())
                .from(form.sourceUrl().value())
                .by(form.sourceProtocol())
                .in(form.bitrates());

        assertThat(PullChannelPlan.change(desired, made.observed()).lines()).isEmpty();
    }

    /** The Secret stays where it is, and is given another value between the reading of the plan and its approval. */
    @Test
    void anotherUrlFromASecretIsAnotherPlanThatReadsTheSame() {
        var one = PullChannelPlan.change(Sample.desired(fromSecret(KEYED)), plain().observed());
        var other = PullChannelPlan.change(Sample.desired(fromSecret(KEYED + "2")), plain().observed());

        assertThat(one.lines()).isEqualTo(other.lines());
        assertThat(one.hash(covered -> covered)).isNotEqualTo(other.hash(covered -> covered));
    }
}
