package dev.onair.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers some calls as a gateway does whose service is down: a status and no more, one kind of answer after the other. The
 * call takes no effect. Which calls these are is the same at each run.
 */
public final class Down implements Fault {
    private static final int ALL = 100;
    private static final int SOME = 25;
    private static final List<Answer> ANSWERS = List.of(
            new Answer(503), new Answer(502), new Answer(429), new Answer(429, Optional.of(Duration.ofSeconds(1))));

    private final int percent;
    private final Optional<Window> window;
    private final List<Answer> answers;
    private Optional<Instant> first = Optional.empty();
    private long calls;
    private int answered;

    /**
     * One answer.
     *
     * @param retryAfter what the header of this name says, where there is one
     */
    public record Answer(int status, Optional<Duration> retryAfter) {
        /** @throws IllegalArgumentException when the status is no failure */
        public Answer {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("down wants answers of status 400 to 599, not " + status);
            }
        }

        public Answer(int status) {
            this(status, Optional.empty());
        }

        private Reply reply() {
            var reply = Reply.of(status, "text/plain", "status " + status + "\n");
            return retryAfter
                    .map(wait -> reply.withHeader("Retry-After", Long.toString(wait.toSeconds())))
                    .orElse(reply);
        }
    }

    /**
     * When the vendor is down: from the first call on, so long, and again each time when it was up.
     *
     * @param down above zero
     * @param up above zero
     */
    public record Window(Duration down, Duration up) {
        /** @throws IllegalArgumentException when one of them is not above zero */
        public Window {
            if (down.toMillis() <= 0 || up.toMillis() <= 0) {
                throw new IllegalArgumentException("down wants downSeconds and upSeconds, both above zero");
            }
        }

        private boolean isDown(Duration since) {
            return since.toMillis() % (down.toMillis() + up.toMillis()) < down.toMillis();
        }
    }

    /**
     * @param percent how many of a hundred calls fail, spread evenly; where there is a window, of those within it
     * @param answers in turn
     * @throws IllegalArgumentException when there are no answers, or the share is not 1 to 100
     */
    public Down(int percent, Optional<Window> window, List<Answer> answers) {
        if (percent < 1 || percent > ALL) {
            throw new IllegalArgumentException("down wants 1 to 100 percent, not " + percent);
        }
        if (answers.isEmpty()) throw new IllegalArgumentException("down wants answers");
        this.percent = percent;
        this.window = window;
        this.answers = List.copyOf(answers);
    }

    /**
     * From {@code percent} (25 by default, 100 within a window), {@code downSeconds} and {@code upSeconds} for a window, and
     * {@code answers}: statuses, or objects of {@code status} and {@code retryAfterSeconds}.
     */
    public static Down of(JsonNode json) {
        var window = json.has("downSeconds") || json.has("upSeconds")
                ? Optional.of(new Window(seconds(json.path("downSeconds")), seconds(json.path("upSeconds"))))
                : Optional.<Window>empty();
        var answers = new ArrayList<Answer>();
        json.path("answers").forEach(one -> answers.add(answer(one)));
        return new Down(
                json.path("percent").asInt(window.isPresent() ? ALL : SOME),
                window,
                answers.isEmpty() ? ANSWERS : answers);
    }

    private static Answer answer(JsonNode json) {
        if (!json.isObject()) return new Answer(json.asInt());
        var wait = json.has("retryAfterSeconds")
                ? Optional.of(seconds(json.path("retryAfterSeconds")))
                : Optional.<Duration>empty();
        return new Answer(json.path("status").asInt(), wait);
    }

    private static Duration seconds(JsonNode json) {
        return Duration.ofSeconds(json.asLong());
    }

    @Override
    public String name() {
        return "down";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return outage(call.arrived()).map(Answer::reply).orElseGet(next::proceed);
    }

    private synchronized Optional<Answer> outage(Instant now) {
        if (first.isEmpty()) first = Optional.of(now);
        if (window.isPresent() && !window.get().isDown(Duration.between(first.get(), now))) return Optional.empty();
        calls++;
        var isHit = calls * percent / ALL > (calls - 1) * percent / ALL;
        return isHit ? Optional.of(answers.get(answered++ % answers.size())) : Optional.empty();
    }
}
