package dev.onair.huawei.ottchannel;

import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One MSS output. Huawei Cloud Media Live API, table 5-18. */
@ValidationRule(
        value = "!has(self.encryption) || self.encryption.systemIds.all(s, s == 'PlayReady')",
        message = "encryption.systemIds of an MSS package is [PlayReady]")
@ValidationRule(
        value = "!has(self.origin) || !has(self.origin.ipWhitelist) || self.origin.ipWhitelist.all(a, a.contains('/'))",
        message = "origin.ipWhitelist of an MSS package has blocks in CIDR form: write 192.0.2.1/32 for one address")
public final class MssPackageSpec extends PackageSpec {
    /** How far playback lags behind, such as 30s. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 2, max = 6) @Pattern("^(0|[1-9][0-9]{0,4})s$") public @Nullable String delay;
}
