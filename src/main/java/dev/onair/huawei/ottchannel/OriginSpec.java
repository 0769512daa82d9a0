package dev.onair.huawei.ottchannel;

import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may pull a package from its origin, and where that is. Huawei Cloud Media Live API, tables 5-16 to 5-18. */
@ValidationRule(
        value = "!has(self.ipWhitelist) || !has(self.allowAllIps) || !self.allowAllIps",
        message = "origin.ipWhitelist of a package takes effect only without allowAllIps: take one of them away")
public final class OriginSpec {
    /** Whether the origin may be pulled from; false when absent. HLS needs mode ONLY_OS for it. */
    @WhenRemoved(value = Effect.KEPT, text = "declare false to switch it off")
    public @Nullable Boolean enableAccess;

    /** Whether from everywhere; false when absent. */
    @WhenRemoved(value = Effect.KEPT, text = "declare false to switch it off")
    public @Nullable Boolean allowAllIps;

    /** Else from these addresses and blocks only; DASH and MSS take blocks in CIDR form. HLS needs mode ONLY_OS for it. */
    @WhenRemoved(value = Effect.KEPT, text = "declare the addresses that may pull")
    @Size(min = 1, max = 64) public @Nullable List<@Size(min = 2, max = 49) @Pattern(Bounds.ADDRESS) String> ipWhitelist;

    /** The header by which the CDN shows that it is the one. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    public EncryptionSpec.@Nullable Header cdnIdentifierHeader;

    /** The origin's domain in the channel's region. */
    @WhenRemoved(value = Effect.KEPT, text = "declare another one")
    @Size(min = 1, max = 255) @Pattern(Bounds.ORIGIN_DOMAIN) public @Nullable String domain;

    /** The origin's domain in the standby region: that of ap-southeast-1 is ap-southeast-3, that of all others ap-southeast-1 or ap-southeast-3. */
    @WhenRemoved(value = Effect.KEPT, text = "declare another one")
    @Size(min = 1, max = 255) @Pattern(Bounds.ORIGIN_DOMAIN) public @Nullable String standbyDomain;
}
