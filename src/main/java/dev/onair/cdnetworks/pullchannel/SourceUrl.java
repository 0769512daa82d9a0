package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.ShownUrl;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.http.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel pulls from, and how much of that may be told.
 *
 * @param isSecret whether it came from a Secret
 */
record SourceUrl(Secret value, boolean isSecret) {
    static final String PATTERN = "^(rtmps?|https?)://[^/?#\\s]+/\\S+$";
    private static final Pattern URL = Pattern.compile(PATTERN);
    private static final int LONGEST = 1024;

    /** Why the vendor could not pull from it; it does not repeat the URL. The CRD says the same of a URL in the manifest. */
    Optional<String> problem(Protocol protocol) {
        var url = value.value();
        if (url.length() > LONGEST || !URL.matcher(url).matches()) {
            return Optional.of(
                    "is no URL of at most " + LONGEST + " characters such as rtmp://origin.example.com/live/a");
        }
        return url.startsWith("rtmp") == (protocol == Protocol.RTMP)
                ? Optional.empty()
                : Optional.of("does not begin as spec.source.protocol " + protocol
                        + " has it: rtmp:// for RTMP, http:// or https:// otherwise");
    }

    /** As plans and Events show what is declared. */
    String shown() {
        return isSecret ? "(hidden)" : value.value();
    }

    /**
     * As plans and Events show what the vendor has: it may come from the Secret of an older manifest, so no more of it than
     * the domain.
     */
    static String shownFound(@Nullable Secret found) {
        return found == null ? "(none)" : ShownUrl.of(found.value());
    }
}
