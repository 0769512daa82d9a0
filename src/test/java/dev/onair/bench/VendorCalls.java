package dev.onair.bench;

import java.time.Instant;
import java.util.Optional;

/** What of a measurement's calls is looked for again and again. */
final class VendorCalls {
    private final Measurement measurement;

    VendorCalls(Measurement measurement) {
        this.measurement = measurement;
    }

    /** When the vendor was asked first to do that to this object. */
    Optional<Instant> first(String call, String id) {
        return firstSince(call, id, Instant.MIN);
    }

    Optional<Instant> firstSince(String call, String id, Instant since) {
        return measurement.asked().all().stream()
                .filter(line -> line.call().equals(call) && line.ids().contains(id))
                .map(line -> line.time())
                .filter(time -> !time.isBefore(since))
                .findFirst();
    }
}
