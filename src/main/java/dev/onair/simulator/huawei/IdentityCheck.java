package dev.onair.simulator.huawei;

import dev.onair.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets in only requests that are signed with a key of an account, in time, or that bear a token that is still good (3.2). */
final class IdentityCheck {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            Signature.ALGORITHM + "\\s+Access=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]+)");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration TOLERANCE = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final Tokens tokens;
    private final Clock clock;

    IdentityCheck(Accounts accounts, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Who says to be asking; not verified yet. */
    sealed interface Claim {
        /** Whose key or token it is; empty when it is no one's. */
        Optional<Account> account();
    }

    private record Signed(
            Optional<Account> account, String accessKey, List<String> signedHeaders, String signature, String date)
            implements Claim {}

    private record Bearer(Optional<Account> account, Optional<Tokens.Token> token) implements Claim {}

    /** Reads the headers; refuses those that cannot be read. */
    Claim claim(Request request) {
        var bearer = request.header("x-auth-token");
        if (bearer.isPresent()) {
            var token = tokens.find(bearer.get());
            return new Bearer(token.map(Tokens.Token::account), token);
        }
        var authorization = request.header("authorization")
                .orElseThrow(() -> wrong("neither X-Auth-Token nor Authorization is in the request"));
        var parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) throw wrong("Authorization cannot be read");
        var date = request.header("x-sdk-date").orElseThrow(() -> wrong("X-Sdk-Date is missing"));
        var signedHeaders = Arrays.asList(SEMICOLON.split(parts.group(2)));
        return new Signed(accounts.ofKey(parts.group(1)), parts.group(1), signedHeaders, parts.group(3), date);
    }

    /**
     * Verifies a claim.
     *
     * @param project of the path; empty for IAM's calls, which are the account's
     */
    Account verify(Request request, Claim claim, String project) {
        return switch (claim) {
            case Bearer bearer -> verify(bearer, project);
            case Signed signed -> verify(request, signed, project);
        };
    }

    private Account verify(Bearer bearer, String project) {
        var token = bearer.token().orElseThrow(() -> wrong("decrypt token fail"));
        if (tokens.isExpired(token)) throw Refusal.of(Code.OLD_TOKEN);
        if (!project.isEmpty() && !token.project().equals(project)) throw Refusal.of(Code.WRONG_PROJECT);
        return token.account();
    }

    private Account verify(Request request, Signed signed, String project) {
        var account = signed.account().orElseThrow(() -> wrong("the access key is unknown"));
        var secretKey = Optional.ofNullable(account.keys().get(signed.accessKey()));
        if (secretKey.isEmpty()) throw wrong("the access key is unknown");
        checkDate(signed.date());
        if (signed.signedHeaders().stream()
                .anyMatch(name -> request.header(name).isEmpty())) {
            throw Refusal.of(Code.WRONG_SIGNATURE);
        }
        var right = Signature.of(request, signed.signedHeaders(), signed.date(), secretKey.get());
        if (!MessageDigest.isEqual(ascii(right), ascii(signed.signature()))) throw Refusal.of(Code.WRONG_SIGNATURE);
        var securityToken = Optional.ofNullable(account.securityTokens().get(signed.accessKey()));
        if (!request.header("x-security-token").equals(securityToken)) throw wrong("X-Security-Token is not the key's");
        if (!project.isEmpty()) checkProject(request, account, project);
        return account;
    }

    private void checkDate(String date) {
        try {
            var signedAt = DATE.parse(date, Instant::from);
            if (Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) <= 0) return;
        } catch (DateTimeParseException notADate) {
            throw wrong("X-Sdk-Date is no date");
        }
        throw wrong("X-Sdk-Date and the clock differ by more than 15 minutes");
    }

    /** `X-Project-Id` is mandatory with a signature (table 5-2). */
    private static void checkProject(Request request, Account account, String project) {
        var isNamed = request.header("x-project-id").filter(project::equals).isPresent();
        if (!isNamed || account.nameOf(project).isEmpty()) throw Refusal.of(Code.WRONG_PROJECT);
    }

    private static Refusal wrong(String why) {
        return Refusal.of(Code.WRONG_IDENTITY, Code.WRONG_IDENTITY.message() + ": " + why);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
