package dev.onair.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a notice shows in a status, and what a flood of forged ones does: {@code make bench}. The quota is wide here, since what
 * is measured is the way, and not the waiting.
 */
class CallbackBench {
    private static final int CHANNELS = 50;
    private static final int ROUNDS = 20;
    /** A channel has its turn every six seconds: it is not asked about more often than every two. */
    private static final Duration BETWEEN = Duration.ofMillis(120);

    private static final int FORGED = 10_000;
    private static final int AT_ONCE = 32;
    private static final Duration LOST = Duration.ofSeconds(10);

    private final BenchReport report = new BenchReport();
    private final List<String> names =
            IntStream.range(0, CHANNELS).mapToObj(i -> "channel-" + i).toList();
    private final Map<String, Instant> turned = new HashMap<>();
    private final List<Duration> samples = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void noticesShowSoonAndForgedOnesCostNothing() throws Exception {
        try (var onair = new Fleet(folder, 100_000, Optional.of(freePort()))) {
            onair.startOperator();
            Fleet.await("the account is ready", Duration.ofMinutes(2), onair::accountReady);
            names.forEach(onair::create);
            onair.createStateCallback();
            Fleet.await(
                    "all are ready",
                    Duration.ofMinutes(3),
                    () -> onair.all(names, status -> status.state != null)
                            && names.stream()
                                    .allMatch(name -> onair.readySince(name).isPresent()));
            Fleet.await(
                    "the vendor reports",
                    Duration.ofMinutes(1),
                    () -> address(onair).isPresent());
            notices(onair);
            flood(onair, address(onair).orElseThrow());
        } catch (IllegalStateException | AssertionError e) {
            System.out.println(Files.readString(folder.resolve("operator.log")));
            throw e;
        }
        report.write(Path.of("target", "bench-callbacks.md"));
        System.out.println(report.markdown());
        assertThat(report.missed()).isEmpty();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Optional<URI> address(Fleet onair) {
        return onair.vendor().services().stateCallbacks().all().stream()
                .map(told -> told.notifyUrl())
                .findFirst();
    }

    /** Streams begin and end in turns; the simulated vendor reports each at once. */
    private void notices(Fleet onair) throws Exception {
        var before = onair.requests().last();
        for (var round = 0; round < ROUNDS; round++) {
            for (var name : names) {
                var began = Instant.now();
                settle(onair, name, round % 2 == 0 ? "Idle" : "Live");
                var pullId = onair.pullId(name);
                turned.put(name, Instant.now());
                if (round % 2 == 0) {
                    onair.vendor().channels().startStream(pullId);
                } else {
                    onair.vendor().channels().stopStream(pullId);
                }
                var left = BETWEEN.minus(Duration.between(began, Instant.now()));
                Thread.sleep(left.isPositive() ? left.toMillis() : 0);
            }
        }
        for (var name : names) {
            settle(onair, name, "Idle");
        }
        var calls = onair.requests().since(before);
        report.judge(
                "callback until status, " + samples.size() + " notices",
                "p50 %d ms, p99 %d ms"
                        .formatted(
                                Figures.percentile(samples, 50).toMillis(),
                                Figures.percentile(samples, 99).toMillis()),
                "p99 ≤ 200 ms",
                Figures.percentile(samples, 99).toMillis() <= 200);
        report.judge(
                "vendor calls for them",
                Figures.byCall(calls),
                "one read each at most, and the first details of each channel",
                Figures.count(calls, "getChannelConfigure") <= samples.size() + CHANNELS);
    }

    /** What was last done to the channel has shown by now, or is waited for. */
    private void settle(Fleet onair, String name, String word) throws Exception {
        var since = turned.remove(name);
        if (since == null) {
            return;
        }
        Fleet.await(
                name + " is " + word,
                LOST,
                () -> onair.state(name)
                        .filter(state -> state.word().equals(word))
                        .isPresent());
        samples.add(Duration.between(since, onair.state(name).orElseThrow().since()));
    }

    private void flood(Fleet onair, URI address) throws Exception {
        var rss = onair.residentMib();
        var before = onair.requests().last();
        var answers = new ConcurrentHashMap<Integer, Integer>();
        var began = Instant.now();
        var places = new Semaphore(AT_ONCE);
        try (var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < FORGED; i++) {
                var forged = forged(address, i);
                places.acquire();
                threads.execute(() -> {
                    answers.merge(status(http, forged), 1, Integer::sum);
                    places.release();
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        }
        var took = Duration.between(began, Instant.now());
        Thread.sleep(2_000);
        // The walks of the account go on meanwhile.
        var calls = onair.requests().since(before).stream()
                .filter(call -> !call.call().equals("getChannelList"))
                .filter(call -> !call.call().equals("getRealTimeChannelOnlineNumber"))
                .toList();
        report.judge(
                "vendor calls for " + FORGED + " forged notices",
                calls.size() + Figures.byCall(calls),
                "0",
                calls.isEmpty());
        report.say("forged notices took", took.toMillis() + " ms; answers " + new TreeMap<>(answers));
        report.judge(
                "RSS before and after the flood",
                rss + " MiB, " + onair.residentMib() + " MiB",
                "350 MiB",
                onair.residentMib() <= 350);
    }

    /** By turns: the right secret and a channel that is none; a secret that is none. */
    private static URI forged(URI address, int number) {
        var query = "?pullId=%032x&channelState=1&timestamp=1".formatted(number);
        return number % 2 == 0
                ? URI.create(address + query)
                : URI.create("http://" + address.getAuthority() + "/callbacks/%048x/channel-state".formatted(number)
                        + query);
    }

    private static int status(HttpClient http, URI url) {
        try {
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (java.io.IOException e) {
            return 0;
        }
    }
}
