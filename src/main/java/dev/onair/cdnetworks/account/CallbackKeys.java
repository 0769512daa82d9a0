package dev.onair.cdnetworks.account;

import dev.onair.common.ObjectKey;
import dev.onair.http.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By which address and secret the vendor's callbacks for one account come in.
 *
 * @param baseUrl how the vendor reaches the receiver
 * @param current in every address that is given away from now on
 * @param previous in addresses that were given away before, and are still good for a while
 */
record CallbackKeys(ObjectKey account, URI baseUrl, Secret current, Optional<Previous> previous) {
    static final String PATH = "/callbacks/";

    /** 160 random bits in hexadecimal are 40 characters. */
    private static final Pattern USABLE = Pattern.compile("[a-z0-9]{40,128}");

    record Previous(Secret secret, Instant until) {}

    static boolean isUsable(String secret) {
        return USABLE.matcher(secret).matches();
    }

    CallbackUrls urls() {
        return CallbackUrls.under(baseUrl.toString().replaceAll("/+$", "") + PATH + current.value());
    }

    /** Compares to the end, whatever differs. */
    boolean accepts(String secret, Instant now) {
        var isCurrent = equal(secret, current);
        var isPrevious = previous.filter(old -> equal(secret, old.secret()))
                .filter(old -> now.isBefore(old.until()))
                .isPresent();
        return isCurrent || isPrevious;
    }

    private static boolean equal(String presented, Secret secret) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), secret.value().getBytes(StandardCharsets.UTF_8));
    }
}
