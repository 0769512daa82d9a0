package dev.onair.huawei.ottchannel;

import dev.onair.account.Claimant;
import dev.onair.http.Secret;
import dev.onair.huawei.account.ManifestHours;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.huawei.ChannelKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** An OTT channel's passes at the simulated vendor, in time that a test moves. */
final class OttHours
        extends ManifestHours<
                OttChannel, OttChannelSpec, OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> {
    private static final List<String> WRITES = List.of(
            "createChannel",
            "updateChannelEndpoint",
            "updateChannelInput",
            "updateChannelRecord",
            "updateChannelGeneralInfo",
            "updateChannelState",
            "modifyChannelTranscodings",
            "deleteChannel");

    private static final OttMetrics METRICS = new OttMetrics(new SimpleMeterRegistry());

    OttHours(OttChannel manifest, Temperament... temperaments) {
        super(
                manifest,
                new OttChannelStatus(),
                WRITES,
                (channel, session) -> OttChannelManifest.read(
                        channel, ref -> new Secret("planted-" + ref.name + "-" + ref.key), session::fingerprint),
                (before, session) -> new OttAdapter(
                        session,
                        new Circumstances(
                                new Claimant("tv", "news", "uid", "OttChannel"), id -> false, true, before, METRICS)),
                temperaments);
    }

    static OttChannel read(String file) {
        return read(file, OttChannel.class);
    }

    dev.onair.simulator.huawei.OttChannel atTheVendor() {
        var spec = manifest.getSpec();
        return vendor.simulator
                .channels()
                .get(new ChannelKey(
                        vendor.simulator.projectId(), spec.domain, spec.appName, OttChannelManifest.id(manifest)));
    }
}
