package dev.onair.scenarios;

import dev.onair.simulator.Temperament;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds that scenarios are about, by the names that manifests have for them. */
enum Kind {
    LiveChannel,
    PullChannel,
    RecordDirectory,
    RecordTask,
    ForwardTask,
    ChannelStateCallback,
    OttChannel,
    Flow;

    private static final Path FOLDERS = Path.of("src/test/resources/scenarios");

    PlayedVendor vendor(PlayedClock clock, Temperament... temperaments) {
        return isHuawei() ? new HuaweiVendor(clock, temperaments) : new CdnetworksVendor(clock, temperaments);
    }

    boolean isHuawei() {
        return this == OttChannel || this == Flow;
    }

    /** Where its scenarios are, and the manifests that they share. */
    Path folder() {
        return FOLDERS.resolve(name().toLowerCase(Locale.ROOT));
    }
}
