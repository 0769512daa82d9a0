package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.ChannelNames;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.cdnetworks.client.Whiteboard;
import dev.onair.cdnetworks.livechannel.LiveChannelDesired.Verification;
import dev.onair.common.DurationText;
import dev.onair.common.Hash;
import dev.onair.http.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a manifest into what it asks for: defaults of the resource, words into values. Pure. */
final class LiveChannelManifest {
    private LiveChannelManifest() {}

    /**
     * @param verification the verification string, when the manifest names one and it was found
     * @param directoryId of the RecordDirectory that the manifest names, when it names one
     * @param signing the account's generation
     * @param playbackCodeMissing whether the ConfigMap that the playback code went to is not there any more
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD cannot refuse
     */
    static LiveChannelDesired read(
            LiveChannel resource,
            Optional<Verification> verification,
            Optional<String> directoryId,
            boolean playbackCodeMissing,
            Signing signing) {
        var spec = resource.getSpec();
        var playback = spec.playback;
        var recording = Optional.ofNullable(spec.recording);
        return new LiveChannelDesired(
                ChannelNames.require(spec.channelName, resource.getMetadata().getName(), signing),
                spec.pushDomain,
                spec.application,
                playback.protocols == null ? Set.of() : Set.copyOf(playback.protocols),
                playback.bitrates == null ? Set.of() : Set.copyOf(playback.bitrates),
                Optional.ofNullable(playback.playerId),
                directoryId.or(() -> recording.map(part -> part.directoryId)),
                recording.map(part -> part.immediate),
                verification,
                Optional.ofNullable(spec.whiteboard).map(board -> new Whiteboard(board.enabled, board.id)),
                Optional.ofNullable(spec.scenario),
                Optional.ofNullable(spec.ban).map(LiveChannelManifest::ban),
                spec.banPolicy == null ? LiveChannelSpec.BanPolicy.Ignore : spec.banPolicy,
                Optional.ofNullable(spec.pushAuth).map(auth -> validFor(auth.validFor)),
                spec.pushKeyRevision == null ? 0 : spec.pushKeyRevision,
                spec.disconnectRevision == null ? 0 : spec.disconnectRevision,
                playbackCode(spec.playbackCode, playbackCodeMissing),
                Boolean.TRUE.equals(spec.sharePage),
                Optional.ofNullable(spec.connectionSecretName));
    }

    static Verification verification(String value, String accountSecretKey) {
        return new Verification(new Secret(value), Hash.keyed(accountSecretKey, value));
    }

    private static LiveChannelDesired.Ban ban(LiveChannelSpec.Ban ban) {
        try {
            return new LiveChannelDesired.Ban(Optional.ofNullable(ban.until)
                    .map(until -> OffsetDateTime.parse(until).toInstant()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "spec.ban.until \"" + ban.until
                            + "\" is no time that exists: write it as RFC 3339, such as 2026-11-21T20:00:00Z",
                    e);
        }
    }

    private static Duration validFor(String text) {
        return DurationText.parse(text);
    }

    private static Optional<LiveChannelDesired.PlaybackCode> playbackCode(
            LiveChannelSpec.@Nullable PlaybackCode code, boolean missing) {
        return Optional.ofNullable(code)
                .map(wanted -> new LiveChannelDesired.PlaybackCode(
                        wanted.configMapName,
                        Optional.ofNullable(wanted.playerId),
                        Optional.ofNullable(wanted.playerSize),
                        Optional.ofNullable(wanted.autoPlay),
                        wanted.types == null ? List.of() : List.copyOf(wanted.types),
                        missing));
    }
}
