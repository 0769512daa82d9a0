package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullCodeQuery;
import dev.onair.cdnetworks.client.Whiteboard;
import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a manifest asks for, with its references resolved and its spellings normalised. What the user did not set is
 * empty: it is neither sent nor compared.
 *
 * @param verification the verification string and the keyed hash by which a change of it is noticed
 * @param pushKeyRevision as declared; 0 when not
 * @param disconnectRevision as declared; 0 when not
 */
record LiveChannelDesired(
        String channelName,
        String pushDomain,
        String application,
        Set<Protocol> protocols,
        Set<Bitrate> bitrates,
        Optional<String> playerId,
        Optional<String> directoryId,
        Optional<Boolean> immediateRecording,
        Optional<Verification> verification,
        Optional<Whiteboard> whiteboard,
        Optional<String> scenario,
        Optional<Ban> ban,
        LiveChannelSpec.BanPolicy banPolicy,
        Optional<Duration> pushUrlValidFor,
        int pushKeyRevision,
        int disconnectRevision,
        Optional<PlaybackCode> playbackCode,
        boolean sharePage,
        Optional<String> connectionSecretName) {

    /** A secret string and what may be remembered of it. */
    record Verification(Secret value, String hash) {}

    /** A ban that lasts until a time, or until it is taken out of the manifest. */
    record Ban(Optional<Instant> until) {
        boolean holdsAt(Instant now) {
            return until.isEmpty() || now.isBefore(until.get());
        }
    }

    /**
     * Which playback code is wanted, and where.
     *
     * @param missing whether the ConfigMap is not there any more
     */
    record PlaybackCode(
            String configMapName,
            Optional<String> playerId,
            Optional<String> playerSize,
            Optional<Boolean> autoPlay,
            List<LiveChannelSpec.CodeType> types,
            boolean missing) {

        PullCodeQuery query(String pullId) {
            return new PullCodeQuery(
                    pullId, playerId.orElse(null), playerSize.orElse(null), autoPlay.orElse(null), codeType());
        }

        /** What a change of makes the code in the ConfigMap old. */
        String inputs() {
            return configMapName + playerId + playerSize + autoPlay + types;
        }

        /** One call brings one type or all of them. Html has no code of its own (2.10.3). */
        private PullCodeQuery.CodeType codeType() {
            if (types.size() != 1) {
                return PullCodeQuery.CodeType.ALL;
            }
            return switch (types.getFirst()) {
                case Html -> PullCodeQuery.CodeType.ALL;
                case Swf -> PullCodeQuery.CodeType.SWF;
                case Url -> PullCodeQuery.CodeType.VIDEO_URL;
                case Adaptive -> PullCodeQuery.CodeType.ADAPTIVE;
            };
        }
    }

    boolean bannedAt(Instant now) {
        return ban.filter(order -> order.holdsAt(now)).isPresent();
    }
}
