package dev.onair.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What happens between its making and {@link #row}. */
final class Measurement {
    private static final double MILLIS = 1000.0;
    private static final double A_MINUTE = 60 * MILLIS;

    private final Case measured;
    private final Stand stand;
    private final Vendors.Mark mark;
    private final long writes;
    private final Usage.Sum used;
    private final Instant began;
    private final List<Duration> samples = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<Duration> minimum = Optional.empty();
    private Optional<String> part = Optional.empty();
    private boolean repeats;

    /** The operator runs. */
    Measurement(Case measured, Stand stand) {
        this.measured = measured;
        this.stand = stand;
        this.writes = stand.writes();
        this.used = stand.operator().usage().sum();
        stand.operator().usage().forgetPeaks();
        this.mark = stand.vendors().mark();
        this.began = Instant.now();
    }

    private Measurement(Case measured, Stand stand, Vendors.Mark mark, long writes, Instant began) {
        this.measured = measured;
        this.stand = stand;
        this.mark = mark;
        this.writes = writes;
        this.used = new Usage.Sum(0, 0);
        this.began = began;
    }

    /** Of the operator's start: the mark and the writes are those of the time when there was none. */
    static Measurement ofStart(Case measured, Stand stand, Vendors.Mark mark, long writes) {
        return new Measurement(measured, stand, mark, writes, stand.operator().startedAt());
    }

    Instant began() {
        return began;
    }

    Vendors.Asked asked() {
        return stand.vendors().since(mark);
    }

    void sample(Duration took) {
        samples.add(took);
    }

    void samples(Collection<Duration> took) {
        samples.addAll(took);
    }

    /** Which part of its scenario it is, where that has several. */
    Measurement of(String part) {
        this.part = Optional.of(part);
        return this;
    }

    /** What would not fit a column. */
    void note(String words) {
        notes.add(words);
    }

    /** So many calls of one quota must be made, whatever one does; at the allowance they take that long. */
    void atLeast(long calls, int quota) {
        if (stand.setting().isUnlimited()) {
            return;
        }
        var takes = Duration.ofMillis(Math.round(calls * 60_000 / Setting.allowance(quota)));
        minimum = minimum.filter(known -> known.compareTo(takes) >= 0).or(() -> Optional.of(takes));
    }

    /** What happens in this time happens again and again: a minute has as many times more of it. */
    void repeats() {
        repeats = true;
    }

    /** Waits; where it is not so in time, the row says so and has what was measured until then. */
    boolean reached(String what, java.util.function.BooleanSupplier holds) throws InterruptedException {
        try {
            Await.until(what, measured.patience(), holds);
            return true;
        } catch (Await.NotInTime late) {
            note(late.getMessage());
            return false;
        }
    }

    Row row() {
        var wall = Duration.between(began, Instant.now());
        var usage = stand.operator().usage();
        var now = usage.sum();
        var asked = asked();
        var written = stand.writes() - writes;
        var quota = stand.setting().isUnlimited()
                ? Setting.CDNETWORKS_QUOTA
                : stand.setting().cdnetworksQuota();
        var minute = Math.round(
                asked.byQuota().stream().mapToInt(Figures::mostInAMinute).max().orElse(0)
                        * (repeats ? A_MINUTE / wall.toMillis() : 1));
        var calls = asked.all().size();
        return new Row(
                measured.scenario().name() + part.map(name -> "-" + name).orElse(""),
                measured.resources(),
                measured.observe(),
                measured.odd() ? String.join(", ", Case.ODD) : "document",
                quota,
                (int) measured.interval().toSeconds(),
                Figures.byCall(asked.all()),
                calls,
                round(calls / (double) measured.resources()),
                minute,
                round(minute / (double) quota),
                repeats
                        ? Math.max(0, minute - quota)
                        : asked.byQuota().stream()
                                .mapToLong(times -> Figures.refused(times, quota))
                                .sum(),
                round(wall.toMillis() / MILLIS),
                minimum.map(least -> round(wall.toMillis() / (double) Math.max(1, least.toMillis())))
                        .orElse(null),
                samples.size(),
                percentile(50).orElse(null),
                percentile(99).orElse(null),
                written,
                round(written / (double) measured.resources()),
                round(now.cpuSeconds() - used.cpuSeconds()),
                usage.peakMib(),
                Math.round(now.allocatedMib() - used.allocatedMib()),
                usage.slowestProbeMillis(),
                notes.isEmpty() ? null : String.join("; ", notes));
    }

    private Optional<Long> percentile(int percent) {
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(Figures.percentile(samples, percent).toMillis());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
