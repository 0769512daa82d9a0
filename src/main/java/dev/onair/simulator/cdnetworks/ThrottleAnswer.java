package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.Reply;

/** How too many requests are refused; the document names no way, so callers have to understand each (WIRE-NOTES). */
public enum ThrottleAnswer {
    STATUS_429(429),
    STATUS_403(403),
    STATUS_503(503),
    /** HTTP 200, and a code whose message speaks of frequency. */
    CODE(200);

    private final int status;

    ThrottleAnswer(int status) {
        this.status = status;
    }

    Reply reply() {
        if (this == CODE) return Answers.refusal(Code.TOO_FREQUENT, Code.TOO_FREQUENT.message());
        return Reply.of(status, "text/plain", "Too many requests\n");
    }

    /** @param name "429", "403", "503" or "code" */
    static ThrottleAnswer named(String name) {
        return switch (name) {
            case "429" -> STATUS_429;
            case "403" -> STATUS_403;
            case "503" -> STATUS_503;
            case "code" -> CODE;
            default ->
                throw new IllegalArgumentException(
                        "no throttle answer \"" + name + "\"; there are 429, 403, 503, code");
        };
    }
}
