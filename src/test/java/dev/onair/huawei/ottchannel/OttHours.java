package dev.onair.huawei.ottchannel;

import dev.onair.account.Claimant;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Hours;
import dev.onair.huawei.account.VendorInTime;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.huawei.ChannelKey;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** An OTT channel's passes at the simulated vendor, in time that a test moves. */
final class OttHours implements AutoCloseable {
    private static final String[] WRITES = {
        "createChannel",
        "updateChannelEndpoint",
        "updateChannelInput",
        "updateChannelRecord",
        "updateChannelGeneralInfo",
        "updateChannelState",
        "modifyChannelTranscodings",
        "deleteChannel"
    };

    final VendorInTime vendor;
    final Hours<OttChannelDesired, Channel, OttChannelCommand, OttChannelStatus> hours;
    final OttChannel manifest;

    OttHours(OttChannel manifest, Temperament... temperaments) {
        this.manifest = manifest;
        vendor = new VendorInTime(temperaments);
        var metrics = new OttMetrics(new SimpleMeterRegistry());
        hours = new Hours<>(
                vendor,
                before -> new OttAdapter(
                        vendor.session,
                        new Circumstances(
                                new Claimant("tv", "news", "uid", "OttChannel"), id -> false, true, before, metrics)),
                "OttChannel",
                desired(),
                new OttChannelStatus());
    }

    /** One of the files of {@code huawei/cases}. */
    static OttChannel read(String file) {
        try (var yaml = Files.newInputStream(Path.of("src/test/resources/huawei/cases", file))) {
            var resource = new KubernetesSerialization().unmarshal(yaml, OttChannel.class);
            resource.getMetadata().setNamespace("tv");
            return resource;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OttChannelDesired desired() {
        return OttChannelManifest.read(
                manifest, ref -> new Secret("planted-" + ref.name + "-" + ref.key), vendor.session::fingerprint);
    }

    void edit(Consumer<OttChannelSpec> edit) {
        edit.accept(manifest.getSpec());
        hours.edit(desired());
    }

    void liveAnHour() {
        hours.live(Duration.ofHours(1));
    }

    /** How often the vendor was asked to change something. */
    long writes() {
        return vendor.calls(WRITES);
    }

    dev.onair.simulator.huawei.OttChannel atTheVendor() {
        var spec = manifest.getSpec();
        return vendor.simulator
                .channels()
                .get(new ChannelKey(
                        vendor.simulator.projectId(), spec.domain, spec.appName, OttChannelManifest.id(manifest)));
    }

    @Override
    public void close() {
        vendor.close();
    }
}
