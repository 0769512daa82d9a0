package dev.onair.huawei.ottchannel;

import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What viewers play; a kind of package that is not named stays as the vendor has it. Huawei Cloud Media Live API, table
 * 5-15.
 */
public final class EndpointsSpec {
    /** HLS, by URL. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text =
                    "every package of this kind is removed, as by an empty list; packages that were never declared are left alone")
    @Size(max = 16) public @Nullable List<HlsPackageSpec> hls;

    /** DASH, by URL. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text =
                    "every package of this kind is removed, as by an empty list; packages that were never declared are left alone")
    @Size(max = 16) public @Nullable List<DashPackageSpec> dash;

    /** MSS, by URL. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text =
                    "every package of this kind is removed, as by an empty list; packages that were never declared are left alone")
    @Size(max = 16) public @Nullable List<MssPackageSpec> mss;
}
