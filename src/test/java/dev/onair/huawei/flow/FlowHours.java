package dev.onair.huawei.flow;

import dev.onair.account.Claimant;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Hours;
import dev.onair.huawei.account.VendorInTime;
import dev.onair.simulator.Temperament;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A flow's passes at the simulated vendor, in time that a test moves. */
final class FlowHours implements AutoCloseable {
    private static final String[] WRITES = {
        "createFlow",
        "deleteFlow",
        "updateFlowStatusStart",
        "updateFlowStatusStop",
        "updateFlowSource",
        "createFlowOutput",
        "updateFlowOutput",
        "deleteFlowOutput"
    };

    final VendorInTime vendor;
    final Hours<FlowDesired, FlowObserved, FlowCommand, FlowStatus> hours;
    final Flow manifest;
    Map<String, String> passphrases = Map.of();

    FlowHours(Flow manifest, Temperament... temperaments) {
        this.manifest = manifest;
        vendor = new VendorInTime(temperaments);
        hours = new Hours<>(
                vendor,
                before -> new FlowAdapter(
                        vendor.session,
                        new FlowAdapter.Circumstances(
                                new Claimant("tv", "news", "uid", "Flow"), id -> false, Optional.empty())),
                "Flow",
                desired(),
                new FlowStatus());
    }

    /** One of the files of {@code huawei/cases}. */
    static Flow read(String file) {
        try (var yaml = Files.newInputStream(Path.of("src/test/resources/huawei/cases", file))) {
            return new KubernetesSerialization().unmarshal(yaml, Flow.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Flow manifest(Consumer<FlowSpec> edit) {
        var flow = new Flow();
        flow.getMetadata().setName("news");
        flow.setSpec(FlowFixture.spec());
        edit.accept(flow.getSpec());
        return flow;
    }

    private FlowDesired desired() {
        var keys = new TreeMap<String, FlowDesired.Key>();
        passphrases.forEach((path, text) -> keys.put(
                path,
                new FlowDesired.Key(
                        Optional.of("aes256"), new Secret(text), vendor.session.fingerprint(new Secret(text)))));
        return FlowManifest.read(manifest, keys, vendor.session::fingerprint);
    }

    void edit(Consumer<FlowSpec> edit) {
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

    dev.onair.simulator.huawei.Flow atTheVendor() {
        return vendor.simulator.flows().all().getFirst();
    }

    @Override
    public void close() {
        vendor.close();
    }
}
