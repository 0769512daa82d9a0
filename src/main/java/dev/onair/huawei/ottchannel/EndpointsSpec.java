package dev.onair.huawei.ottchannel;

import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What viewers play; a kind of package that is not named stays as the vendor has it. Huawei Cloud Media Live API, table
 * 5-15.
 */
public final class EndpointsSpec {
    /** HLS, by URL. */
    @Size(max = 16) public @Nullable List<HlsPackageSpec> hls;

    /** DASH, by URL. */
    @Size(max = 16) public @Nullable List<DashPackageSpec> dash;

    /** MSS, by URL. */
    @Size(max = 16) public @Nullable List<MssPackageSpec> mss;
}
