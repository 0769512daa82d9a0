package dev.onair.cdnetworks.account;

import dev.onair.common.Names;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Names the channel that a resource works on, in the same namespace. */
public final class ChannelRef {
    /** CEL, for the spec that has it: still the same channel. */
    public static final String SAME_CHANNEL = "has(self.channelRef) == has(oldSelf.channelRef)"
            + " && (!has(self.channelRef) || (self.channelRef.name == oldSelf.channelRef.name"
            + " && (has(self.channelRef.kind) && self.channelRef.kind == 'PullChannel')"
            + " == (has(oldSelf.channelRef.kind) && oldSelf.channelRef.kind == 'PullChannel')))";

    /** Where pull ids are unique: among channels of both sorts. */
    public static final String ID_SPACE = "channel";

    /** What the channel is; LiveChannel when absent. */
    public @Nullable ChannelKind kind;

    /** The channel's name in Kubernetes. */
    @Required
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public String name = "";

    /** The kinds that are channels. */
    public enum ChannelKind {
        LiveChannel,
        PullChannel
    }

    /** As manifests spell it. */
    public String kindName() {
        return (kind == null ? ChannelKind.LiveChannel : kind).name();
    }
}
