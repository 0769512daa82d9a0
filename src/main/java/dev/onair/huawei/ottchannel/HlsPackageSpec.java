package dev.onair.huawei.ottchannel;

import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One HLS output. Huawei Cloud Media Live API, table 5-16. */
@ValidationRule(
        value = "!has(self.encryption) || self.encryption.systemIds.all(s, s == 'FairPlay')",
        message = "encryption.systemIds of an HLS package is [FairPlay]")
public final class HlsPackageSpec extends PackageSpec {
    /** The version of HLS. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 1, max = 16) public @Nullable String version;

    /** How advertisements are marked. */
    @WhenRemoved(value = Effect.KEPT, text = "to have none, take the package out and declare it again once it is gone")
    public @Nullable AdMarker adMarker;

    /** The advertising configuration that the vendor told you (ads): a JSON object, as text. */
    @WhenRemoved(value = Effect.KEPT, text = "declare \"{}\" to send none")
    @Size(min = 2, max = 4096) @Pattern(Bounds.JSON_OBJECT) public @Nullable String ads;

    /** How advertisements are marked in HLS. */
    public enum AdMarker {
        /** By SCTE-35 in the playlist. */
        ENHANCED_SCTE35
    }
}
