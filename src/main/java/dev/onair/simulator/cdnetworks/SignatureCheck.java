package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets in only requests that are signed with the account's secret, in time and for the first time (codes 1001 to 1011). */
final class SignatureCheck {
    private static final Pattern AUTHORIZATION =
            Pattern.compile("(\\S+)\\s+Credential=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]+)");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern BETWEEN_NAMES = Pattern.compile(";");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<String, Instant> seen = new HashMap<>();

    SignatureCheck(Clock clock) {
        this.clock = clock;
    }

    /**
     * Who says to be asking; not verified yet.
     *
     * @param accessKey as the header says
     */
    record Claim(
            Generation generation,
            String accessKey,
            String credential,
            String timestamp,
            String signedHeaders,
            String signature,
            String authorization) {}

    /** Reads the headers; throws 1002 when one is missing and 1001 when the Authorization cannot be read. */
    Claim claim(Request request) {
        var authorization = request.header("authorization").orElseThrow(() -> new Refusal(Code.MISSING_CREDENTIALS));
        var parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) throw new Refusal(Code.WRONG_SIGNATURE, "Authorization");
        var generation = Generation.ofAlgorithm(parts.group(1))
                .orElseThrow(() -> new Refusal(Code.WRONG_SIGNATURE, "algorithm"));
        var accessKey = required(request, generation.accessKeyHeader());
        var timestamp = required(request, generation.timestampHeader());
        if (generation == Generation.CNC
                && !required(request, "x-cnc-auth-method").equals("AKSK")) {
            throw new Refusal(Code.WRONG_SIGNATURE, "x-cnc-auth-method");
        }
        return new Claim(
                generation, accessKey, parts.group(2), timestamp, parts.group(3), parts.group(4), authorization);
    }

    /**
     * Verifies a claim; returns normally when the request is to be let in, and never again for the same Authorization.
     *
     * @param secretKey of the claim's access key; empty when there is no such key
     */
    void verify(Request request, Claim claim, Optional<String> secretKey) {
        // Header and credential that differ are no one's key.
        if (secretKey.isEmpty() || !claim.credential().equals(claim.accessKey())) throw new Refusal(Code.UNKNOWN_KEY);
        var now = clock.instant();
        if (!SECONDS.matcher(claim.timestamp()).matches()) throw new Refusal(Code.WRONG_TIMESTAMP);
        var signedAt = Instant.ofEpochSecond(Long.parseLong(claim.timestamp()));
        if (Duration.between(signedAt, now).abs().compareTo(TOLERANCE) > 0) throw new Refusal(Code.EXPIRED_TIMESTAMP);
        var names = Arrays.asList(BETWEEN_NAMES.split(claim.signedHeaders()));
        if (!names.contains("content-type") || !names.contains("host")) {
            throw new Refusal(Code.WRONG_SIGNATURE, "content-type and host must be signed");
        }
        var right =
                Signature.of(request, claim.generation(), claim.signedHeaders(), claim.timestamp(), secretKey.get());
        if (!MessageDigest.isEqual(ascii(right), ascii(claim.signature()))) throw new Refusal(Code.WRONG_SIGNATURE);
        if (isReplay(claim.authorization(), now)) throw new Refusal(Code.WRONG_SIGNATURE, "used before");
    }

    private synchronized boolean isReplay(String authorization, Instant now) {
        // Twice the tolerance: a timestamp from the future stays valid for so long.
        seen.values().removeIf(at -> at.isBefore(now.minus(TOLERANCE.multipliedBy(2))));
        return seen.putIfAbsent(authorization, now) != null;
    }

    private static String required(Request request, String header) {
        return request.header(header)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Refusal(Code.MISSING_CREDENTIALS, header));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
