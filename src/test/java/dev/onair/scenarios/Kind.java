package dev.onair.scenarios;

import dev.onair.simulator.Temperament;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiFunction;

/** The kinds that scenarios are about, by the names that manifests have for them. */
enum Kind {
    LiveChannel(CdnetworksVendor::new),
    PullChannel(CdnetworksVendor::new),
    RecordDirectory(CdnetworksVendor::new),
    RecordTask(CdnetworksVendor::new),
    ForwardTask(CdnetworksVendor::new),
    ChannelStateCallback(CdnetworksVendor::new),
    OttChannel(HuaweiVendor::new),
    Flow(HuaweiVendor::new);

    private static final Path FOLDERS = Path.of("src/test/resources/scenarios");

    private final BiFunction<PlayedClock, Temperament[], PlayedVendor> vendor;

    Kind(BiFunction<PlayedClock, Temperament[], PlayedVendor> vendor) {
        this.vendor = vendor;
    }

    PlayedVendor vendor(PlayedClock clock, Temperament... temperaments) {
        return vendor.apply(clock, temperaments);
    }

    /** Where its scenarios are, and the manifests that they share. */
    Path folder() {
        return FOLDERS.resolve(name().toLowerCase(Locale.ROOT));
    }
}
