package dev.onair.huawei.ottchannel;

import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One DASH output. Huawei Cloud Media Live API, table 5-17. */
@ValidationRule(
        value = "!has(self.encryption) || self.encryption.systemIds.all(s, s in ['Widevine', 'PlayReady'])",
        message = "encryption.systemIds of a DASH package are Widevine and PlayReady")
@ValidationRule(
        value = "!has(self.origin) || !has(self.origin.ipWhitelist) || self.origin.ipWhitelist.all(a, a.contains('/'))",
        message = "origin.ipWhitelist of a DASH package has blocks in CIDR form: write 192.0.2.1/32 for one address")
public final class DashPackageSpec extends PackageSpec {
    /** How advertisements are marked: xml+bin. */
    @WhenRemoved(value = Effect.KEPT, text = "to have none, take the package out and declare it again once it is gone")
    @Size(min = 7, max = 7) @Pattern("^xml[+]bin$") public @Nullable String adMarker;

    /** How far behind the live edge players are to stay, 1s to 120s. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 2, max = 4) @Pattern(Bounds.SECONDS_1_TO_120) public @Nullable String suggestedPresentationDelay;

    /** How often players may ask for the index, 1s to 120s. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 2, max = 4) @Pattern(Bounds.SECONDS_1_TO_120) public @Nullable String minimumUpdatePeriod;

    /** How much players buffer before they start, 1s to 120s. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare another one; to have none, take the package out and declare it again once it is gone")
    @Size(min = 2, max = 4) @Pattern(Bounds.SECONDS_1_TO_120) public @Nullable String minBufferTime;

    /** The advertising configuration that the vendor told you (ads): a JSON object, as text. */
    @WhenRemoved(value = Effect.KEPT, text = "declare \"{}\" to send none")
    @Size(min = 2, max = 4096) @Pattern(Bounds.JSON_OBJECT) public @Nullable String ads;
}
