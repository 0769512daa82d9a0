package dev.onair.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What a process takes of the machine, sampled while it runs, and how long its probes take. */
final class Usage implements AutoCloseable {
    private static final int SAMPLE_MILLIS = 200;
    private static final int PROBE_MILLIS = 1_000;
    /** What Linux counts a process's time in, on every architecture that Java runs on. */
    private static final double TICKS_A_SECOND = 100;

    /** Of the line after the process's name, which may have blanks in it: utime and stime. */
    private static final int UTIME = 11;

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
    private static final double MIB = 1024.0 * 1024;
    private static final String ALLOCATED = "jvm_gc_memory_allocated_bytes_total";

    private final Process process;
    private final URI management;
    private final HttpClient http;
    private final ScheduledExecutorService sampler = Executors.newScheduledThreadPool(2);
    private final AtomicLong peakKib = new AtomicLong();
    private final AtomicLong slowestProbe = new AtomicLong();
    private volatile boolean up;

    Usage(Process process, int port) {
        this.process = process;
        this.management = URI.create("http://127.0.0.1:" + port);
        this.http = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
        var unusedSampling = sampler.scheduleWithFixedDelay(this::sample, 0, SAMPLE_MILLIS, TimeUnit.MILLISECONDS);
        var unusedProbing = sampler.scheduleWithFixedDelay(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What was used until now. */
    record Sum(double cpuSeconds, double allocatedMib) {}

    Sum sum() {
        return new Sum(cpuSeconds(), allocatedMib());
    }

    /** From now on the peaks are those of what follows. */
    void forgetPeaks() {
        peakKib.set(0);
        slowestProbe.set(0);
        sample();
    }

    long peakMib() {
        return peakKib.get() / 1024;
    }

    long slowestProbeMillis() {
        return slowestProbe.get();
    }

    private void sample() {
        try (var status = Files.lines(proc("status"))) {
            status.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .forEach(kib -> peakKib.accumulateAndGet(kib, Math::max));
        } catch (IOException | java.io.UncheckedIOException gone) {
            // It has ended; what was seen of it stays.
        }
    }

    /** Before it has answered once it starts, which is not to be held against its probe. */
    private void probe() {
        var began = System.nanoTime();
        var answer = get("/q/health/live");
        if (answer.isPresent()) {
            up = true;
        }
        if (up && process.isAlive()) {
            slowestProbe.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), Math::max);
        }
    }

    private double cpuSeconds() {
        try {
            var line = Files.readString(proc("stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / TICKS_A_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }

    private double allocatedMib() {
        return get("/q/metrics").stream()
                        .flatMap(String::lines)
                        .filter(line -> line.startsWith(ALLOCATED))
                        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                        .mapToDouble(Double::parseDouble)
                        .sum()
                / MIB;
    }

    private Optional<String> get(String path) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(management.resolve(path))
                            .timeout(PROBE_TIMEOUT)
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException notUp) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    @Override
    public void close() {
        sampler.shutdownNow();
        http.shutdownNow();
    }
}
