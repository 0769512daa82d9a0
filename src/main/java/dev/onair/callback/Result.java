package dev.onair.callback;

import dev.onair.tenancy.CallbackDesk.Verdict;
import java.net.HttpURLConnection;

/** What became of a request, as the sender is told and the metric counts it. */
enum Result {
    HINT(HttpURLConnection.HTTP_OK),
    REPEATED(HttpURLConnection.HTTP_OK),
    UNDECLARED(HttpURLConnection.HTTP_OK),
    UNREADABLE(HttpURLConnection.HTTP_BAD_REQUEST),
    /** Sent again later, it may be heard. */
    OVERLOAD(Result.TOO_MANY_REQUESTS),
    THROTTLED(Result.TOO_MANY_REQUESTS),
    WRONG_SECRET(HttpURLConnection.HTTP_NOT_FOUND),
    WRONG_METHOD(HttpURLConnection.HTTP_BAD_METHOD),
    TOO_LARGE(HttpURLConnection.HTTP_ENTITY_TOO_LARGE),
    /** A standby handed it to the leader; the status is the leader's. */
    RELAYED(HttpURLConnection.HTTP_OK),
    /** Right after a start: it is not known so far whose addresses there are, or what they declare. */
    NOT_YET(HttpURLConnection.HTTP_UNAVAILABLE),
    /** Nobody leads, or the leader cannot be reached. */
    NO_LEADER(HttpURLConnection.HTTP_UNAVAILABLE);

    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;

    Result(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    static Result of(Verdict verdict) {
        return switch (verdict) {
            case HINT -> HINT;
            case REPEATED -> REPEATED;
            case UNDECLARED -> UNDECLARED;
            case NOT_YET -> NOT_YET;
            case UNREADABLE -> UNREADABLE;
            case OVERLOAD -> OVERLOAD;
        };
    }
}
