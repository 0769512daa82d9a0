package dev.onair.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a failed call means for the resource: the one table from failures to standings. */
public final class Failures {
    /** The reason of what cannot be seen because the vendor answers with more than is read. */
    public static final String ANSWER_TOO_LARGE = "AnswerTooLarge";

    private static final Pattern NAMES_CODE = Pattern.compile("\\([^()]{1,40} code [^()]+\\)");
    /** In case that the wake-up is lost. */
    private static final Duration DEFERRED_AGAIN = Duration.ofMinutes(10);

    private final RandomGenerator random;

    Failures(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param before how many passes in a row have failed before this one
     */
    Pass pass(Failure failure, int before) {
        var failures = before + 1;
        return switch (failure) {
            case Failure.Rejected rejected -> Pass.of(refused(text(rejected)));
            case Failure.AuthRefused(var code, var message) ->
                Pass.of(new Standing.Blocked("AccountNotReady", "the account was refused" + coded(code, message)));
            case Failure.Retryable(var message) ->
                Pass.again(
                        new Standing.Unavailable("VendorUnavailable", message, failures),
                        Backoff.after(failures, random));
            case Failure.Excessive(var message) ->
                Pass.again(
                        new Standing.Unavailable(ANSWER_TOO_LARGE, message, failures), Backoff.after(failures, random));
            case Failure.Unknown(var message) ->
                Pass.again(
                        new Standing.Uncertain(
                                "it is not known whether a write had its effect; looking before writing again: "
                                        + message),
                        Backoff.after(failures, random));
            // Not at once: a vendor that shows the object and denies it by turns must not be asked without end.
            case Failure.Gone(var message) ->
                Pass.again(
                        new Standing.Unchanged("the vendor says that the object is gone, and shows it: " + message),
                        Duration.ofSeconds(1));
            case Failure.Throttled(var message, var after) ->
                Pass.again(
                        new Standing.Unchanged("the vendor answers that there are too many calls: " + message),
                        after.orElse(Duration.ofSeconds(5)));
            case Failure.Recalled(var message) ->
                Pass.again(new Standing.Unchanged("the call was not sent: " + message), Duration.ofSeconds(1));
            // It is woken when its turn is near.
            case Failure.Deferred(var message) -> Pass.again(new Standing.Unchanged(message), DEFERRED_AGAIN);
        };
    }

    /** The vendor's code and words; ours where it was not asked. */
    static String text(Failure.Rejected why) {
        return why.isVendors() ? "the vendor refused" + coded(why.code(), why.message()) : why.message();
    }

    /** The end of a sentence about a refusal: its code, where the message does not name the vendor's itself, and the message. */
    public static String coded(String code, String message) {
        return (NAMES_CODE.matcher(message).find() ? "" : " with code " + code) + ": " + message;
    }

    /** How a resource stands whose call was refused for good, now or earlier. */
    static Standing refused(String text) {
        return new Standing.Refused("VendorRejected", text);
    }
}
