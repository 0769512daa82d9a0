package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How viewers play a channel. */
@ValidationRule(
        value = "has(self.protocols) && has(oldSelf.protocols)"
                + " ? self.protocols.all(p, p in oldSelf.protocols)"
                + " && oldSelf.protocols.all(p, p in self.protocols)"
                + " : (!has(self.protocols) || self.protocols.all(p, p == 'RTMP'))"
                + " && (!has(oldSelf.protocols) || oldSelf.protocols.all(p, p == 'RTMP'))",
        message = "spec.playback.protocols is immutable: the vendor cannot change a channel's protocols. Create"
                + " another channel")
@ValidationRule(
        value = "has(self.playerId) == has(oldSelf.playerId)"
                + " && (!has(self.playerId) || self.playerId == oldSelf.playerId)",
        message = "spec.playback.playerId is immutable: the vendor cannot change a channel's player. Create another"
                + " channel")
public final class Playback {
    /** RTMP when absent. HLS and HDS exclude each other; recording tasks need RTMP or HDL. Immutable. */
    @Size(min = 1, max = 4) @ValidationRule(
            value = "!('HLS' in self && 'HDS' in self)",
            message = "spec.playback.protocols: HLS and HDS exclude each other; keep one of them")
    public @Nullable List<Protocol> protocols;

    /** Which renditions viewers get; Origin when absent. */
    @WhenRemoved(value = Effect.KEPT, text = "declare [Origin] to have the origin's rendition alone")
    @Size(min = 1, max = 5) public @Nullable List<Bitrate> bitrates;

    /** The player; the account's default when absent. Immutable. */
    @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9]+$") public @Nullable String playerId;
}
