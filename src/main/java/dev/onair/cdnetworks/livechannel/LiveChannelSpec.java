package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.Playback;
import dev.onair.common.AllowedReferences;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a live channel. Bounds are those of CDNetworks Cloud Live API 2.1.3 and 2.9.3. */
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message = "spec.accountRef is immutable: a channel cannot move between accounts. Delete this resource (with"
                + " deletionPolicy Retain to keep the channel) and create one for the other account")
@ValidationRule(
        value = "!has(oldSelf.whiteboard) || !has(oldSelf.whiteboard.id) || !has(self.whiteboard)"
                + " || (has(self.whiteboard.id) && self.whiteboard.id == oldSelf.whiteboard.id)",
        message = "spec.whiteboard.id is immutable: the vendor cannot change a whiteboard's id. Create another channel"
                + " for another whiteboard")
@ValidationRule(
        value = "(has(self.pushKeyRevision) ? self.pushKeyRevision : 0)"
                + " >= (has(oldSelf.pushKeyRevision) ? oldSelf.pushKeyRevision : 0)",
        message = "spec.pushKeyRevision may only be raised: each raise resets the push key once")
@ValidationRule(
        value = "(has(self.disconnectRevision) ? self.disconnectRevision : 0)"
                + " >= (has(oldSelf.disconnectRevision) ? oldSelf.disconnectRevision : 0)",
        message = "spec.disconnectRevision may only be raised: each raise cuts the stream once")
public final class LiveChannelSpec extends OnairSpec {
    /** The channel's name at the vendor, of generation WS3 at most 40 characters; the resource's own name when absent. */
    @WhenRemoved(value = Effect.UNDONE, text = "the channel takes the resource's own name")
    @Size(min = 1, max = 255) public @Nullable String channelName;

    /** The domain that encoders push to, as configured at the vendor. Immutable. */
    @Required
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) @ValidationRule(
            value = "self == oldSelf",
            message = "spec.pushDomain is immutable: create another channel for another push domain")
    public String pushDomain = "";

    /** The application name configured for the push domain (channelType at the vendor). Immutable. */
    @Required
    @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9_]+$") @ValidationRule(
            value = "self == oldSelf",
            message = "spec.application is immutable: create another channel for another application")
    public String application = "";

    /** How viewers play the channel. */
    @Required
    public Playback playback = new Playback();

    /** What is recorded, and where. */
    @WhenRemoved(
            value = Effect.KEPT,
            text =
                    "declare immediate: false to switch immediate recording off; another directory can be declared, and to have none, create another channel")
    public @Nullable Recording recording;

    /** The stream verification string. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another string to replace it; to have none, create another channel")
    public @Nullable SecretKeyRef verificationSecretRef;

    /** The whiteboard, a value-added service. */
    @WhenRemoved(value = Effect.KEPT, text = "declare enabled: false to switch it off")
    public @Nullable Whiteboard whiteboard;

    /** A scenario that exists at the vendor. */
    @WhenRemoved(value = Effect.KEPT, text = "declare another one; to have none, create another channel")
    @Size(min = 1, max = 128) public @Nullable String scenario;

    /** Present: the channel is banned and cannot be pushed to. Absent: the operator does not ban it, and lifts its own ban. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text = "Onair lifts the ban that it made; one that was made elsewhere is left, or lifted by banPolicy")
    public @Nullable Ban ban;

    /** What to do about a ban that is not declared and that the operator did not make; Ignore when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "Ignore counts again")
    public @Nullable BanPolicy banPolicy;

    /** Timestamp anti-hotlinking of the push URL; the push domain must have that function. */
    @WhenRemoved(
            value = Effect.KEPT,
            text =
                    "declare another validFor to change it; the vendor has no call that switches it off (2.11), so to have none, create another channel")
    public @Nullable PushAuth pushAuth;

    /** Raise it to reset the push key. */
    @WhenRemoved(
            value = Effect.LOCAL,
            text = "nothing happens; only 0 can be taken away, and that is what absent means")
    @Min(0) @Max(1_000_000_000) public @Nullable Integer pushKeyRevision;

    /** Raise it to cut the stream once; the encoder may push again. */
    @WhenRemoved(
            value = Effect.LOCAL,
            text = "nothing happens; only 0 can be taken away, and that is what absent means")
    @Min(0) @Max(1_000_000_000) public @Nullable Integer disconnectRevision;

    /** Writes the vendor's playback code into a ConfigMap. */
    @WhenRemoved(value = Effect.LOCAL, text = "its ConfigMap is deleted")
    public @Nullable PlaybackCode playbackCode;

    /** Shows the address of the vendor's share page in the status. */
    @WhenRemoved(value = Effect.LOCAL, text = "the address goes out of the status; the page stays at the vendor")
    public @Nullable Boolean sharePage;

    /** The Secret that the push URL is written to, in the resource's namespace. */
    @WhenRemoved(value = Effect.LOCAL, text = "the Secret is deleted; push URLs stay valid")
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public @Nullable String connectionSecretName;

    /** What is recorded, and where. */
    @ValidationRule(
            value = "!has(self.directoryId) || !has(self.directoryRef)",
            message = "spec.recording.directoryId and spec.recording.directoryRef name the same thing in two ways: keep"
                    + " one of them")
    public static final class Recording {
        /** The recording directory's id at the vendor. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another directory; to have none, create another channel",
                unless = "directoryRef")
        @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9]+$") public @Nullable String directoryId;

        /** The recording directory as a RecordDirectory of the same namespace, instead of its id. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another directory; to have none, create another channel",
                unless = "directoryId")
        public @Nullable DirectoryRef directoryRef;

        /** Whether recording starts with the stream (live2vod at the vendor). */
        @WhenRemoved(value = Effect.KEPT, text = "declare false to switch it off")
        public @Nullable Boolean immediate;
    }

    /** Who else may record or relay this channel by its pull id; resources of its own namespace always may. */
    @WhenRemoved(value = Effect.LOCAL, text = "only resources of its own namespace may refer to it by its pull id")
    public @Nullable AllowedReferences allowedReferences;

    /** Names a RecordDirectory in the same namespace. */
    public static final class DirectoryRef {
        /** The RecordDirectory's name. */
        @Required
        @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public String name = "";
    }

    /** The whiteboard of a channel. */
    public static final class Whiteboard {
        /** Whether the channel has a whiteboard. */
        @Required
        public boolean enabled;

        /** The whiteboard's id; the vendor makes one when absent. Immutable once set. */
        @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9_-]+$") public @Nullable String id;
    }

    /** What to do about a ban that somebody else made. */
    public enum BanPolicy {
        /** Show it in status.state, tell it in one Warning Event, and leave it. */
        Ignore,
        /** Lift it. */
        Lift
    }

    /** A ban, and how long it lasts. */
    public static final class Ban {
        /** For people: why. It is not sent to the vendor. */
        @WhenRemoved(value = Effect.LOCAL, text = "nothing happens")
        @Size(min = 1, max = 256) public @Nullable String reason;

        /** When the ban is lifted, RFC 3339; never when absent. */
        @WhenRemoved(value = Effect.UNDONE, text = "the ban holds until it is taken out itself")
        @Size(min = 20, max = 40) @Pattern(Names.TIME) public @Nullable String until;
    }

    /** Timestamp anti-hotlinking of the push URL. */
    public static final class PushAuth {
        /** How long a push URL is valid, such as 2h. The connection Secret is renewed when half of it is over. */
        @Required
        @Size(min = 2, max = 9) @Pattern(Names.DURATION) public String validFor = "";
    }

    /** Which playback code is fetched, and where it goes. CDNetworks Cloud Live API 2.10.3. */
    public static final class PlaybackCode {
        /** The ConfigMap that the code is written to, in the resource's namespace. */
        @Required
        @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public String configMapName = "";

        /** The player; the vendor's default one when absent, also where the channel has another. */
        @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9]+$") public @Nullable String playerId;

        /**
         * Width*height in pixels: 1280*720, 1024*768, 1024*576, 640*360, 480*360, or wider than 480, higher than 360, narrower
         * than 1920 and lower than 1080; 480*360 when absent.
         */
        @Size(min = 7, max = 9) @Pattern("^[1-9][0-9]{2,3}\\*[1-9][0-9]{2,3}$") @ValidationRule(
                value = "self in ['640*360', '480*360']"
                        + " || (int(self.split('*')[0]) > 480 && int(self.split('*')[0]) < 1920"
                        + " && int(self.split('*')[1]) > 360 && int(self.split('*')[1]) < 1080)",
                message =
                        "spec.playbackCode.playerSize is 640*360, 480*360, or wider than 480 and narrower than 1920, and"
                                + " higher than 360 and lower than 1080, as 2.10.3 has it")
        public @Nullable String playerSize;

        /** Whether the player starts by itself. */
        public @Nullable Boolean autoPlay;

        /** Which kinds of code are wanted; all when absent. */
        @Size(min = 1, max = 4) public @Nullable List<CodeType> types;
    }

    /** A kind of playback code; each is one key of the ConfigMap. */
    public enum CodeType {
        Html,
        Swf,
        Url,
        Adaptive
    }
}
