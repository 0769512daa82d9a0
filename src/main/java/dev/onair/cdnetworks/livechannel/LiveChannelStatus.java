package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a live channel, and what the vendor cannot be asked for and was therefore noted when it was sent. */
public final class LiveChannelStatus extends OnairStatus {
    /** The channel's id at the vendor. */
    @Size(max = 256) public @Nullable String pullId;

    /** Live, Idle or Banned: whether a stream is on air. No part of Ready: an encoder switched off is no fault. */
    @Size(max = 16) public @Nullable String state;

    /** Viewers by RTMP, which is what the vendor counts; written at most once a minute. */
    public @Nullable Long viewers;

    /** The account that the channel lives in. */
    @Size(max = 128) public @Nullable String account;

    /** Where viewers play the channel from. */
    @Size(max = 40) public List<PlaybackUrl> playbackUrls = new ArrayList<>();

    /** How old the playback URLs and bit rates are; lists do not show them, so they are read one channel at a time. */
    @Size(max = 64) public @Nullable String detailsObservedTime;

    /** The vendor's share page, with spec.sharePage. */
    @Size(max = 1024) public @Nullable String sharePageUrl;

    /** When the vendor created the channel, RFC 3339. */
    @Size(max = 64) public @Nullable String createdAt;

    /** The last pushKeyRevision that was carried out. */
    public @Nullable Integer pushKeyRevision;

    /** The last disconnectRevision that was carried out. */
    public @Nullable Integer disconnectRevision;

    /** When the operator banned the channel; the vendor lifts a ban after seven days by itself. */
    @Size(max = 64) public @Nullable String bannedAt;

    /** What was last sent of what the vendor does not show. */
    public @Nullable Sent sent;

    /** A hash of what the playback code in the ConfigMap was made for. */
    @Size(max = 64) public @Nullable String playbackCodeHash;

    /** What immediate recording left, the newest first, the last ten; as the vendor's notices named it and it confirmed. */
    @Size(max = 10) public List<ImmediateRecording> immediateRecordings = new ArrayList<>();

    /** The Secret that the push URL is in. */
    @Size(max = 253) public @Nullable String connectionSecretName;

    /** The ConfigMap that the playback code is in. */
    @Size(max = 253) public @Nullable String playbackCodeConfigMapName;

    /** One address that viewers play from. */
    public static final class PlaybackUrl {
        /** How it is played. */
        public @Nullable Protocol protocol;

        /** The rendition. */
        public @Nullable Bitrate bitrate;

        /** The address. */
        @Size(max = 1024) public @Nullable String url;

        static PlaybackUrl of(Protocol protocol, Bitrate bitrate, String url) {
            var entry = new PlaybackUrl();
            entry.protocol = protocol;
            entry.bitrate = bitrate;
            entry.url = url;
            return entry;
        }
    }

    /** What was last sent of what the vendor does not show; secrets only as a keyed hash. */
    public static final class Sent {
        /** A hash of the verification string, keyed by the account's secret key. */
        @Size(max = 64) public @Nullable String verificationHash;

        /** Whether the channel has a whiteboard. */
        public @Nullable Boolean whiteboardEnabled;

        /** How long push URLs are valid. */
        @Size(max = 16) public @Nullable String pushAuthValidFor;
    }
}
