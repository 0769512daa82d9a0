package dev.onair.huawei.account;

import dev.onair.common.OnairStatus;
import dev.onair.engine.Adapter;
import dev.onair.engine.Command;
import dev.onair.simulator.Temperament;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The passes of one manifest at the simulated vendor, in time that a test moves; a kind says how its manifest is read and which
 * calls write.
 */
public abstract class ManifestHours<R extends CustomResource<P, S>, P, D, O, C extends Command, S extends OnairStatus>
        implements AutoCloseable {
    private static final Path CASES = Path.of("src/test/resources/huawei/cases");

    public final VendorInTime vendor;
    public final Hours<D, O, C, S> hours;
    public final R manifest;
    private final List<String> writes;
    private BiFunction<R, HuaweiSession, D> reading;

    /**
     * @param writes the calls that change something
     * @param reading what a manifest asks for
     * @param adapters makes one of the status as it stands when a pass begins
     */
    protected ManifestHours(
            R manifest,
            S status,
            List<String> writes,
            BiFunction<R, HuaweiSession, D> reading,
            BiFunction<S, HuaweiSession, Adapter<D, O, C, S>> adapters,
            Temperament... temperaments) {
        this.manifest = manifest;
        this.writes = writes;
        this.reading = reading;
        this.vendor = new VendorInTime(temperaments);
        this.hours = new Hours<>(
                vendor,
                before -> adapters.apply(before, vendor.session),
                manifest.getKind(),
                reading.apply(manifest, vendor.session),
                status);
    }

    /** One of the files of {@code huawei/cases}. */
    protected static <R extends CustomResource<?, ?>> R read(String file, Class<R> type) {
        try (var yaml = Files.newInputStream(CASES.resolve(file))) {
            var resource = new KubernetesSerialization().unmarshal(yaml, type);
            resource.getMetadata().setNamespace("tv");
            return resource;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the next edit on the manifest is read otherwise. */
    protected final void read(BiFunction<R, HuaweiSession, D> otherwise) {
        reading = otherwise;
    }

    public final void edit(Consumer<P> edit) {
        edit.accept(manifest.getSpec());
        hours.edit(reading.apply(manifest, vendor.session));
    }

    public final void liveAnHour() {
        hours.live(Duration.ofHours(1));
    }

    /** How often the vendor was asked to change something. */
    public final long writes() {
        return vendor.calls(writes.toArray(String[]::new));
    }

    @Override
    public final void close() {
        vendor.close();
    }
}
