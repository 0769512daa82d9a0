package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of several accounts, each of which has an {@link Exchanges} of its own. */
class AnswerMemoryTest {
    private static final int MIB = 1024 * 1024;
    private static final int LARGE = 4 * MIB - 1024;
    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 4 * MIB);
    private static final Wording WORDING = new Wording("list", CallKind.READ, SafeText.hiding(List.of()));

    private final AnswerMemory memory = new AnswerMemory(8L * MIB);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Sends all but the last byte of a large answer, and that one when it is told to. */
    private final Stub hostile = new Stub(exchange -> {
        exchange.sendResponseHeaders(200, LARGE);
        exchange.getResponseBody().write(new byte[LARGE - 1]);
        exchange.getResponseBody().flush();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        exchange.getResponseBody().write(0);
    });

    private final Stub honest = new Stub(Stub.saying(200, "x".repeat(100_000)));

    @AfterEach
    void close() {
        goOn.countDown();
        hostile.close();
        honest.close();
    }

    private Outcome<Integer> size(Stub vendor) {
        var body = new RequestBody("");
        var request = HttpRequest.newBuilder(vendor.endpoint()).GET().build();
        try (var exchanges = new Exchanges(LIMITS, memory)) {
            return exchanges.send(request, body, WORDING).map(raw -> {
                try (raw) {
                    return raw.reading(() -> raw.body().orElseThrow().length);
                }
            });
        }
    }

    @Test
    void tenLargeAnswersAtOnceDoNotAddUpAndLeaveRoomForSmallOnes() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 10)
                    .mapToObj(account -> threads.submit((Callable<Outcome<Integer>>) () -> size(hostile)))
                    .toList();
            // What was dropped is not read on, so its server may never come to its end.
            await().until(() ->
                    answers.stream().filter(answer -> answer.isDone()).count() >= 8);
            assertThat(memory.takenBytes()).isBetween(1L, memory.limitBytes());

            assertThat(size(honest)).isEqualTo(Outcome.done(100_000));

            goOn.countDown();
            var outcomes = new ArrayList<Outcome<Integer>>();
            for (var answer : answers) {
                outcomes.add(answer.get());
            }
            // Two of them just fit into the budget, if all others were dropped first.
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSizeBetween(1, 2);
            assertThat(outcomes)
                    .filteredOn(Outcome.Failed.class::isInstance)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isEqualTo(Outcome.failed(new Failure.Retryable("list: was dropped: the answers of all"
                                    + " accounts that are being read take more than 8 MiB together, and this one was"
                                    + " the largest of them"))));
        }
        assertThat(memory.takenBytes()).as("all was given back").isZero();
    }
}
