package dev.onair.huawei.client;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.RefusalKind;
import dev.onair.http.CallKind;
import dev.onair.http.SafeText;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what a refusal of the vendor means for the caller. One code stands for several things here, so the words count too;
 * a {@link Failure.Rejected} then has the code of its meaning ({@link HuaweiError#EXISTS}), whatever code it came with.
 */
public final class HuaweiErrors {

    /** {@code output url … is exist} (5.1), {@code outputs[0] name test has been exist} (7.8). */
    private static final Pattern EXISTS =
            Pattern.compile("\\b(?:is|has been|already|is already|are already) exists?\\b", Pattern.CASE_INSENSITIVE);

    /**
     * {@code flow_id not exist} (7.4), {@code output_name test not exist in flow} (7.9). A thing that the call merely refers
     * to, such as a template, must not pass for the object itself.
     */
    private static final Pattern GONE = Pattern.compile(
            "\\bflow_id\\b[^,;]{0,80}\\bnot exist|\\boutput_name\\b[^,;]{0,160}\\bnot exist in flow",
            Pattern.CASE_INSENSITIVE);

    /** Of a code that no table has, only the words tell that a refusal passes. */
    private static final Pattern SPEAKS_OF_THROTTLING =
            Pattern.compile("too frequent|too many requests|rate limit|throttl|flow control", Pattern.CASE_INSENSITIVE);

    private HuaweiErrors() {}

    /**
     * Classifies an answer that is not a success.
     *
     * @param code the body's code, null where the body has none or is not JSON
     * @param words the vendor's message, or what came instead of one; already free of secrets
     */
    public static Failure classify(CallKind kind, int httpStatus, @Nullable String code, String words) {
        return classify(kind, httpStatus, code, words, Optional.empty());
    }

    static Failure classify(
            CallKind kind, int httpStatus, @Nullable String code, String words, Optional<Duration> retryAfter) {
        var known = code == null ? null : meaning(code, words);
        var message = message(httpStatus, code, known, words);
        if (httpStatus == 429
                || (known == null
                        && code != null
                        && SPEAKS_OF_THROTTLING.matcher(words).find())) {
            return new Failure.Throttled(message, retryAfter);
        }
        if (known == null) {
            return unknown(kind, httpStatus, code, message);
        }
        return switch (known.verdict()) {
            case FAULT -> fault(kind, message);
            case LATER -> new Failure.Retryable(message);
            case THROTTLED -> new Failure.Throttled(message, retryAfter);
            case ACCOUNT -> new Failure.AuthRefused(known.code(), message);
            case GONE -> new Failure.Gone(message);
            case REJECTED -> new Failure.Rejected(known.code(), message);
            case TAKEN -> new Failure.Rejected(known.code(), message, RefusalKind.Taken);
            case NOT_PERMITTED -> new Failure.Rejected(known.code(), message, RefusalKind.NotPermitted);
        };
    }

    /** Whether the vendor refused to create what is there already. Look at what it is before taking it for one's own. */
    public static boolean isExisting(Failure failure) {
        return hasCode(failure, HuaweiError.EXISTS);
    }

    /** Whether a running channel or flow would have to be stopped for this change. */
    public static boolean isNotInThisState(Failure failure) {
        return hasCode(failure, HuaweiError.NOT_IN_THIS_STATE);
    }

    static boolean hasCode(Failure failure, HuaweiError row) {
        return failure instanceof Failure.Rejected rejected && rejected.code().equals(row.code());
    }

    /** What a create is told to be missing is something that it refers to; waiting for it to be created would be for ever. */
    public static <T> Outcome<T> ofCreate(Outcome<T> outcome) {
        return outcome instanceof Outcome.Failed<T>(Failure.Gone(var message))
                ? Outcome.failed(new Failure.Rejected(HuaweiError.NOT_FOUND.code(), message))
                : outcome;
    }

    private static @Nullable HuaweiError meaning(String code, String words) {
        var row = HuaweiError.of(code).orElse(null);
        if (row != HuaweiError.INVALID_PARAMETER) {
            return row;
        }
        if (GONE.matcher(words).find()) {
            return HuaweiError.NOT_FOUND;
        }
        return EXISTS.matcher(words).find() ? HuaweiError.EXISTS : row;
    }

    /**
     * An internal error is no refusal: a flow may have been made before it. So a write is looked up before it is repeated,
     * which costs one read; a second flow would cost more.
     */
    private static Failure fault(CallKind kind, String message) {
        return kind == CallKind.READ ? new Failure.Retryable(message) : new Failure.Unknown(message);
    }

    /** Huawei Cloud Media Live API 9.1; a code that the document does not name is judged by its HTTP status. */
    private static Failure unknown(CallKind kind, int httpStatus, @Nullable String code, String message) {
        var name = code == null ? "HTTP " + httpStatus : SafeText.bounded(code, 32);
        return switch (httpStatus) {
            case 401, 407 -> new Failure.AuthRefused(name, message);
            // A gateway's, which the document does not have, and any tenant's call may meet: it is this call's
            // trouble, and the account's where its own walk is refused.
            case 403 -> new Failure.Rejected(name, message, RefusalKind.NotPermitted);
            case 400, 405, 406, 413, 414, 415, 422, 431 -> new Failure.Rejected(name, message);
            // Without a known code it is a gateway's or a proxy's and says nothing of the object; a look does.
            case 404, 410 -> fault(kind, message);
            default -> httpStatus >= 400 && httpStatus < 500 ? new Failure.Retryable(message) : fault(kind, message);
        };
    }

    /** The vendor's words first, then what a person can do, the code last; words give way where all is too long. */
    private static String message(int httpStatus, @Nullable String code, @Nullable HuaweiError known, String words) {
        var said = words.isBlank() ? known == null ? "no message" : known.meaning() : words.strip();
        var end = (known == null ? gatewaysRemedy(httpStatus) : ". " + known.remedy())
                + (code == null
                        ? ""
                        : " (Huawei Cloud code " + SafeText.bounded(code, 32) + ", HTTP " + httpStatus + ")");
        return SafeText.bounded(said.replaceFirst("[.!\\s]+$", ""), SafeText.MESSAGE_LENGTH - end.length()) + end;
    }

    private static String gatewaysRemedy(int httpStatus) {
        return httpStatus == 403 ? ". Have this call granted to the account's user, or correct what it says" : "";
    }
}
