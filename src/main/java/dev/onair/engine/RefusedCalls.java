package dev.onair.engine;

import dev.onair.common.OnairStatus;
import dev.onair.common.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Remembers in the status which call the vendor refused for good, so that neither a timer nor a restart sends it again
 * before the manifest, the account or a referenced object changed.
 *
 * @param generation the manifest's
 * @param basis what else the vendor's answer depends on, see {@link Adapter#basis}
 */
record RefusedCalls(OnairStatus status, long generation, String basis) {

    /** What the vendor said to this very call, if it was asked already and nothing changed since. */
    Optional<Standing> known(Change<?> change) {
        return Optional.ofNullable(status.refused)
                .filter(refused -> hash(change).equals(refused.requestHash))
                .map(refused -> Failures.refused(String.valueOf(refused.message)));
    }

    void remember(Change<?> change, Failure.Rejected why, Instant now) {
        var at = now.truncatedTo(ChronoUnit.SECONDS).toString();
        status.refused = Refusal.of(change.command().call(), at, hash(change), Failures.text(why));
    }

    private String hash(Change<?> change) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((generation + "\n" + basis + "\n" + change.line()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
