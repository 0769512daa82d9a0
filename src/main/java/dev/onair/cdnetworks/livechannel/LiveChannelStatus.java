package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.ChannelStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a live channel, and what the vendor cannot be asked for and was therefore noted when it was sent. */
public final class LiveChannelStatus extends ChannelStatus {
    /** Live, Idle or Banned: whether a stream is on air. No part of Ready: an encoder switched off is no fault. */
    @Size(max = 16) public @Nullable String state;

    /** The vendor's share page, with spec.sharePage. */
    @Size(max = 1024) public @Nullable String sharePageUrl;

    /** The last pushKeyRevision that was carried out. */
    public @Nullable Integer pushKeyRevision;

    /** The last disconnectRevision that was carried out. */
    public @Nullable Integer disconnectRevision;

    /**
     * When the operator banned the channel; the vendor lifts a ban after seven days by itself. Absent: what ban there is was
     * made elsewhere.
     */
    @Size(max = 64) public @Nullable String bannedAt;

    /** When the operator last began to ban the channel and did not learn what came of it: that ban is its own. */
    @Size(max = 64) public @Nullable String banSentAt;

    /** Since when a ban is known that was made elsewhere, is not declared, and is left. */
    @Size(max = 64) public @Nullable String bannedElsewhereSince;

    /** What was last sent of what the vendor does not show. */
    public @Nullable Sent sent;

    /** A hash of what the playback code in the ConfigMap was made for. */
    @Size(max = 64) public @Nullable String playbackCodeHash;

    /** What immediate recording left, the newest first, the last ten; as the vendor's notices named it and it confirmed. */
    @Size(max = 10) public List<ImmediateRecording> immediateRecordings = new ArrayList<>();

    /** The Secret that the push URL is in. */
    @Size(max = 253) public @Nullable String connectionSecretName;

    /** When the vendor signed the push URL in that Secret, with spec.pushAuth: from then on it is valid for so long. */
    @Size(max = 64) public @Nullable String pushUrlSignedAt;

    /** Since when a younger signature was wanted when the channel itself was last read for it. */
    @Size(max = 64) public @Nullable String pushUrlReadFor;

    /** The ConfigMap that the playback code is in. */
    @Size(max = 253) public @Nullable String playbackCodeConfigMapName;

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
