package dev.onair.cdnetworks.statecallback;

import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** What is known of a push domain's callback. The vendor cannot be asked, so it is what was last sent. */
public final class ChannelStateCallbackStatus extends OnairStatus {
    /** Enabled or Disabled, as it was last sent. */
    @Size(max = 16) public @Nullable String state;

    /** How many notices came in by the operator's own receiver; written at most once a minute. */
    public @Nullable Long deliveries;

    /** When the last of them came, RFC 3339; as old as the figure. */
    @Size(max = 64) public @Nullable String lastDelivery;

    /** What was last sent, since the vendor cannot be asked. */
    public @Nullable Sent sent;

    /** What the vendor was last told. */
    public static final class Sent {
        /** A hash of the address, keyed by the account's secret key. */
        @Size(max = 64) public @Nullable String notifyUrlHash;

        /** Whether the vendor reports. */
        public @Nullable Boolean enabled;

        /** When it was sent. */
        @Size(max = 64) public @Nullable String at;
    }
}
