package dev.onair.cdnetworks.client;

import dev.onair.engine.Failure;
import dev.onair.engine.RefusalKind;
import dev.onair.http.CallKind;
import dev.onair.http.SafeText;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what a refusal of the vendor means for the caller. What the table does not know is never taken for a final no: a
 * read may be repeated, a write may have taken effect.
 */
public final class CdnetworksErrors {

    /** The document names no code for exceeding 200 requests a minute (section 1), so the words have to tell. */
    private static final Pattern SPEAKS_OF_FREQUENCY = Pattern.compile(
            "frequen|too many request|rate limit|throttl|频繁|频率|限流", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Client errors after which the server may still have acted: a timeout, a conflict with what is under way. */
    private static final Set<Integer> DOUBTFUL = Set.of(408, 409, 425, 499);

    private CdnetworksErrors() {}

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
        var known = code == null ? null : CdnetworksError.of(code).orElse(null);
        var message = message(httpStatus, code, known, words);
        if (isThrottling(httpStatus, code, words, retryAfter.isPresent())) {
            return new Failure.Throttled(message, retryAfter);
        }
        if (known == null) {
            return unknown(kind, httpStatus, code, message);
        }
        return switch (known.verdict()) {
            case TRY_AGAIN -> internalError(kind, message);
            case NOT_DONE -> new Failure.Retryable(message);
            case ACCOUNT -> new Failure.AuthRefused(known.code(), message);
            case GONE -> new Failure.Gone(message);
            case REJECTED -> new Failure.Rejected(known.code(), message);
            case TAKEN -> new Failure.Rejected(known.code(), message, RefusalKind.Taken);
            case NOT_PERMITTED -> new Failure.Rejected(known.code(), message, RefusalKind.NotPermitted);
        };
    }

    /** A 503 without a code is an outage, unless the vendor says when to come back (docs/vendors/cdnetworks.md). */
    private static boolean isThrottling(int httpStatus, @Nullable String code, String words, boolean saysWhen) {
        return httpStatus == 429
                || "429".equals(code)
                || (code == null && (httpStatus == 403 || (httpStatus == 503 && saysWhen)))
                || (code != null && SPEAKS_OF_FREQUENCY.matcher(words).find());
    }

    /**
     * Code 900 asks to try again, but an internal error is no refusal: a channel may have been made before it. So a write
     * is looked up before it is repeated, which costs one read; a second channel of the same name would cost more.
     */
    private static Failure internalError(CallKind kind, String message) {
        return kind == CallKind.READ ? new Failure.Retryable(message) : new Failure.Unknown(message);
    }

    private static Failure unknown(CallKind kind, int httpStatus, @Nullable String code, String message) {
        var name = code == null ? "HTTP " + httpStatus : SafeText.bounded(code, 32);
        if (httpStatus == 401) {
            return new Failure.AuthRefused(name, message);
        }
        // Without a code it is taken for throttling, see above. With one it is a gateway's, which the document does not
        // have: as with 1007 it is this call's trouble, and the account's where its own walk is refused so.
        if (httpStatus == 403) {
            return new Failure.Rejected(name, message, RefusalKind.NotPermitted);
        }
        var isRefusedUnread = httpStatus >= 400 && httpStatus < 500 && !DOUBTFUL.contains(httpStatus);
        return kind == CallKind.READ || isRefusedUnread ? new Failure.Retryable(message) : new Failure.Unknown(message);
    }

    /** The vendor's words first, then what a person can do, the code last; words give way where all is too long. */
    private static String message(
            int httpStatus, @Nullable String code, @Nullable CdnetworksError known, String words) {
        var said = words.isBlank() ? known == null ? "no message" : known.meaning() : words.strip();
        var remedy = known == null ? gatewaysRemedy(httpStatus, code) : ". " + known.remedy();
        var end = remedy
                + (code == null
                        ? ""
                        : " (CDNetworks code " + SafeText.bounded(code, 32)
                                + (httpStatus == 200 ? "" : ", HTTP " + httpStatus) + ")");
        return SafeText.bounded(said.replaceFirst("[.!。\\s]+$", ""), SafeText.MESSAGE_LENGTH - end.length()) + end;
    }

    private static String gatewaysRemedy(int httpStatus, @Nullable String code) {
        if (httpStatus == 401) {
            return ". Check both keys of the account and its generation";
        }
        return httpStatus == 403 && code != null ? ". Ask CDNetworks to grant it" : "";
    }
}
