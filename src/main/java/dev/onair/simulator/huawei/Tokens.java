package dev.onair.simulator.huawei;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The tokens that IAM gave out; they last 24 hours (3.2) and as long as the simulator. */
final class Tokens {
    static final Duration VALID = Duration.ofHours(24);
    /** As the document's examples begin, which are signed CMS in Base64. */
    private static final String PREFIX = "MIIO";

    private final Clock clock;
    private final Supplier<String> ids;
    private final Map<String, Token> byText = new ConcurrentHashMap<>();

    /** @param project the id of the only project that it is good for; empty for a token of the whole account */
    record Token(String text, Account account, String project, Instant issuedAt) {
        Instant expiresAt() {
            return issuedAt.plus(VALID);
        }
    }

    Tokens(Clock clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    Token issue(Account account, String project) {
        var token = new Token(PREFIX + ids.get(), account, project, clock.instant());
        byText.put(token.text(), token);
        return token;
    }

    /** Also one that has expired. */
    Optional<Token> find(String text) {
        return Optional.ofNullable(byText.get(text));
    }

    boolean isExpired(Token token) {
        return !token.expiresAt().isAfter(clock.instant());
    }

    void revokeAll() {
        byText.clear();
    }
}
