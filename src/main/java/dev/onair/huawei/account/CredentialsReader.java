package dev.onair.huawei.account;

import dev.onair.common.AccountSpec.CredentialsRef;
import dev.onair.engine.Standing;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.CredentialsAnswer;
import dev.onair.tenancy.CredentialsAnswer.Here;
import dev.onair.tenancy.CredentialsAnswer.Missing;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what an account proves itself with from its Secret, or says what is wrong with that Secret. */
@Singleton
public final class CredentialsReader {
    private final Secrets secrets;

    CredentialsReader(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The Secret that the manifest names; the CRD sees to it that there is exactly one. */
    static String secretName(HuaweiAccount account) {
        var auth = account.getSpec().auth;
        return Optional.ofNullable(auth.accessKeySecretRef)
                .or(() -> Optional.ofNullable(auth.passwordSecretRef))
                .map(ref -> ref.name)
                .orElse("");
    }

    CredentialsAnswer<Credentials> read(HuaweiAccount account) {
        var auth = account.getSpec().auth;
        if (auth.accessKeySecretRef != null) {
            return read(
                    account,
                    "spec.auth.accessKeySecretRef",
                    auth.accessKeySecretRef,
                    List.of("accessKey", "secretKey"),
                    CredentialsReader::accessKey);
        }
        return auth.passwordSecretRef == null
                ? new Missing<>(new Standing.Refused(
                        "InvalidSpec", "spec.auth has neither accessKeySecretRef nor passwordSecretRef: set one"))
                : read(
                        account,
                        "spec.auth.passwordSecretRef",
                        auth.passwordSecretRef,
                        List.of("username", "password", "domain"),
                        CredentialsReader::password);
    }

    private CredentialsAnswer<Credentials> read(
            HuaweiAccount account,
            String field,
            CredentialsRef ref,
            List<String> keys,
            Function<Map<String, String>, Credentials> make) {
        var namespace = account.getMetadata().getNamespace();
        var secret = field + ": Secret " + namespace + "/" + ref.name;
        var values = secrets.read(namespace, ref.name);
        if (values.isEmpty()) {
            var named = keys.stream().map(key -> '"' + key + '"').collect(Collectors.joining(", "));
            return new Missing<>(new Standing.Blocked(
                    "SecretNotFound", secret + " does not exist: create it with the keys " + named));
        }
        for (var key : keys) {
            if (values.get().getOrDefault(key, "").isBlank()) {
                return new Missing<>(new Standing.Blocked(
                        "SecretInvalid", secret + " has no value under the key \"" + key + "\": add it"));
            }
        }
        try {
            return new Here<>(make.apply(values.get()));
        } catch (IllegalArgumentException e) {
            return new Missing<>(new Standing.Blocked("SecretInvalid", secret + ": " + e.getMessage()));
        }
    }

    private static Credentials accessKey(Map<String, String> values) {
        var token = values.getOrDefault("securityToken", "");
        return new Credentials.AccessKey(
                values.getOrDefault("accessKey", ""),
                new Secret(values.getOrDefault("secretKey", "")),
                token.isBlank() ? null : new Secret(token));
    }

    private static Credentials password(Map<String, String> values) {
        return new Credentials.Password(
                values.getOrDefault("username", ""),
                new Secret(values.getOrDefault("password", "")),
                values.getOrDefault("domain", ""));
    }
}
