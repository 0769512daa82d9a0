package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.Playback;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.AllowedReferences;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a pull channel. Bounds are those of CDNetworks Cloud Live API 2.12.3 and 2.13.3. */
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message = "spec.accountRef is immutable: a channel cannot move between accounts. Delete this resource (with"
                + " deletionPolicy Retain to keep the channel) and create one for the other account")
public final class PullChannelSpec extends OnairSpec {
    /** The channel's name at the vendor, of generation WS3 at most 40 characters; the resource's own name when absent. */
    @WhenRemoved(value = Effect.UNDONE, text = "the channel takes the resource's own name")
    @Size(min = 1, max = 255) public @Nullable String channelName;

    /** Where the vendor pulls the stream from. */
    @Required
    public Source source = new Source();

    /** The domain that viewers play from, as configured at the vendor. Immutable. */
    @Required
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) @ValidationRule(
            value = "self == oldSelf",
            message = "spec.playbackDomain is immutable: create another channel for another playback domain")
    public String playbackDomain = "";

    /** How viewers play the channel. */
    @Required
    public Playback playback = new Playback();

    /** Where a stream is pulled from: url or urlSecretRef, and how. */
    @ValidationRule(
            value = "has(self.url) != has(self.urlSecretRef)",
            message = "spec.source takes either url or urlSecretRef: set one of them")
    @ValidationRule(
            value = "!has(self.url) || self.url.startsWith('rtmp') == (self.protocol == 'RTMP')",
            message = "spec.source.url begins with rtmp:// for the protocol RTMP, and with http:// or https:// for the"
                    + " others: correct one of the two")
    public static final class Source {
        /** The origin's URL; rtmp:// for RTMP, http:// or https:// otherwise. */
        @WhenRemoved(value = Effect.UNDONE, text = "urlSecretRef takes its place, since one of them is required")
        @Size(min = 8, max = 1024) @Pattern(SourceUrl.PATTERN) public @Nullable String url;

        /** The same from a Secret, when it carries credentials or a key; it is shown nowhere. */
        @WhenRemoved(value = Effect.UNDONE, text = "url takes its place, since one of them is required")
        public @Nullable SecretKeyRef urlSecretRef;

        /** One for each origin domain, says the vendor. A channel is created with RTMP or HDL; HLS and HDS need an edit. */
        @Required
        public Protocol protocol = Protocol.RTMP;
    }

    /** Who else may record or relay this channel by its pull id; resources of its own namespace always may. */
    @WhenRemoved(value = Effect.LOCAL, text = "only resources of its own namespace may refer to it by its pull id")
    public @Nullable AllowedReferences allowedReferences;
}
