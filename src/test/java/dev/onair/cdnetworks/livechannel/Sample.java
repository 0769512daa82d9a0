package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.PushUrl;
import dev.onair.cdnetworks.client.Signing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A manifest and the channel that it declares, as the document's example 2.1.4 has them; tests change what they are about. */
final class Sample {
    static final String PULL_ID = "287264e85a754da4927859d162c5f812";
    static final String STREAM = "d6f4f2c435864c3388bfba1833d6b772";
    static final String SECRET_KEY = "0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Sample() {}

    static LiveChannel manifest(Consumer<LiveChannelSpec> edit) {
        var channel = new LiveChannel();
        channel.getMetadata().setName("sample1");
        channel.getMetadata().setNamespace("tv");
        var spec = new LiveChannelSpec();
        spec.pushDomain = "livepush.ovptest.haplat.net";
        spec.application = "test1";
        edit.accept(spec);
        channel.setSpec(spec);
        return channel;
    }

    static LiveChannelDesired desired(Consumer<LiveChannelSpec> edit) {
        return desired(edit, Optional.empty());
    }

    static LiveChannelDesired desired(Consumer<LiveChannelSpec> edit, Optional<String> verification) {
        return LiveChannelManifest.read(
                manifest(edit),
                verification.map(value -> LiveChannelManifest.verification(value, SECRET_KEY)),
                Optional.empty(),
                false,
                Signing.WS3);
    }

    /** What the list and the details show; every setter answers a changed copy. */
    record Channel(
            String name,
            ChannelState state,
            boolean recorded,
            @Nullable String directoryId,
            @Nullable String scenario,
            String stream,
            @Nullable String signature,
            @Nullable Set<Bitrate> bitrates) {

        static Channel plain() {
            return new Channel("sample1", ChannelState.IDLE, false, null, null, STREAM, null, Set.of(Bitrate.ORIGIN));
        }

        Channel named(String other) {
            return new Channel(other, state, recorded, directoryId, scenario, stream, signature, bitrates);
        }

        Channel in(ChannelState other) {
            return new Channel(name, other, recorded, directoryId, scenario, stream, signature, bitrates);
        }

        Channel recordedTo(String directory) {
            return new Channel(name, state, true, directory, scenario, stream, signature, bitrates);
        }

        Channel of(String otherScenario) {
            return new Channel(name, state, recorded, directoryId, otherScenario, stream, signature, bitrates);
        }

        Channel pushedTo(String otherStream) {
            return new Channel(name, state, recorded, directoryId, scenario, otherStream, signature, bitrates);
        }

        Channel signedAt(long epochSecond, String key) {
            var pusht = "?pusht=" + epochSecond + "&pushKey=" + key;
            return new Channel(name, state, recorded, directoryId, scenario, stream, pusht, bitrates);
        }

        Channel in(@Nullable Set<Bitrate> others) {
            return new Channel(name, state, recorded, directoryId, scenario, stream, signature, others);
        }

        LiveChannelObserved observed() {
            var url = "rtmp://livepush.ovptest.haplat.net/test1/" + stream + (signature == null ? "" : signature);
            var entry = new ChannelEntry(
                    PULL_ID,
                    name,
                    "test1",
                    state,
                    recorded,
                    Instant.parse("2021-08-01T07:02:46Z"),
                    new PushUrl(url),
                    directoryId,
                    scenario,
                    "110041");
            var details = Optional.ofNullable(bitrates)
                    .map(rates -> new PlaybackDetails(Optional.empty(), rates, List.of(), NOW));
            return new LiveChannelObserved(entry, details, OptionalLong.empty());
        }
    }
}
