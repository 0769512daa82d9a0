package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.ChannelStatus;
import dev.onair.cdnetworks.client.Protocol;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What is known of a pull channel. The vendor tells no state of it; its source may be a secret and is not repeated. */
public final class PullChannelStatus extends ChannelStatus {
    /** Where the vendor pulls the stream from. */
    public @Nullable Origin origin;

    /** The domain of the source's URL, and how it is pulled: all channels that pull from one domain do so in one way. */
    public static final class Origin {
        /** In lower case. */
        @Size(max = 253) public @Nullable String domain;

        /** As spec.source.protocol. */
        public @Nullable Protocol protocol;
    }
}
