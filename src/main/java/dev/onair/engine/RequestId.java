package dev.onair.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The vendor's own name of one request, at the end of what is told of its failure: what the vendor's support asks for. It is
 * another one with each attempt, so it alone makes no news.
 */
public final class RequestId {
    private static final String BEFORE = " [request id ";
    private static final Pattern TOLD = Pattern.compile(" \\[request id [^\\]\\s]{1,128}\\]");

    private RequestId() {}

    /**
     * The same failure, with the request named in its message.
     *
     * @param id free of blanks, brackets and secrets
     */
    public static Failure in(Failure failure, String id) {
        return failure.saying(failure.message() + BEFORE + id + "]");
    }

    /** The request that a message names. */
    public static Optional<String> of(String message) {
        var told = TOLD.matcher(message);
        return told.find()
                ? Optional.of(message.substring(told.start() + BEFORE.length(), told.end() - 1))
                : Optional.empty();
    }

    /** Whether two messages say the same of two requests, or of one. */
    public static boolean sameBut(String one, String other) {
        return one.equals(other) || without(one).equals(without(other));
    }

    static String without(String message) {
        return TOLD.matcher(message).replaceAll("");
    }
}
