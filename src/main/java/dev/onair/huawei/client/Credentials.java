package dev.onair.huawei.client;

import dev.onair.http.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an account proves itself with. Huawei Cloud Media Live API 3.2. */
public sealed interface Credentials {

    /**
     * A key pair that signs each request. Blanks and line breaks at the ends are dropped, since a Kubernetes Secret made
     * from a file often has one.
     *
     * @param securityToken goes with temporary keys only
     */
    record AccessKey(
            String accessKey, Secret secretKey, @Nullable Secret securityToken) implements Credentials {

        public AccessKey {
            accessKey = visible("accessKey", accessKey);
            secretKey = new Secret(visible("secretKey", secretKey.value()));
            securityToken = securityToken == null ? null : new Secret(visible("securityToken", securityToken.value()));
        }

        /** A permanent pair. */
        public static AccessKey of(String accessKey, String secretKey) {
            return new AccessKey(accessKey, new Secret(secretKey), null);
        }

        Optional<Secret> temporary() {
            return Optional.ofNullable(securityToken);
        }
    }

    /**
     * An IAM user, for whom a token is fetched.
     *
     * @param domain name of the account that the user belongs to
     */
    record Password(String username, Secret password, String domain) implements Credentials {

        public Password {
            username = present("username", username.strip());
            // Blanks may be a part of it, a line break at its end comes from a file.
            password = new Secret(present("password", password.value().replaceFirst("[\\r\\n]+$", "")));
            domain = present("domain", domain.strip());
        }
    }

    private static String visible(String field, String value) {
        var stripped = value.strip();
        if (stripped.isEmpty() || !stripped.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    field + " is empty or has characters other than visible ASCII: copy it again from the console");
        }
        return stripped;
    }

    private static String present(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is empty: give one");
        }
        return value;
    }
}
