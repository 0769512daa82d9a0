package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Credentials;
import dev.onair.engine.Standing;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.CredentialsAnswer;
import dev.onair.tenancy.CredentialsAnswer.Here;
import dev.onair.tenancy.CredentialsAnswer.Missing;
import jakarta.inject.Singleton;

/** Reads an account's key pair from its Secret, or says what is wrong with that Secret. */
@Singleton
public final class CredentialsReader {
    private final Secrets secrets;

    public CredentialsReader(Secrets secrets) {
        this.secrets = secrets;
    }

    public CredentialsAnswer<Credentials> read(CdnetworksAccount account) {
        var namespace = account.getMetadata().getNamespace();
        var name = account.getSpec().credentialsSecretRef.name;
        var secret = "spec.credentialsSecretRef: Secret " + namespace + "/" + name;
        var values = secrets.read(namespace, name);
        if (values.isEmpty()) {
            return new Missing<>(new Standing.Blocked(
                    "SecretNotFound",
                    secret + " does not exist: create it with the keys \"accessKey\" and \"secretKey\""));
        }
        for (var key : java.util.List.of("accessKey", "secretKey")) {
            if (values.get().getOrDefault(key, "").isBlank()) {
                return new Missing<>(new Standing.Blocked(
                        "SecretInvalid", secret + " has no value under the key \"" + key + "\": add it"));
            }
        }
        try {
            return new Here<>(new Credentials(
                    values.get().getOrDefault("accessKey", ""), values.get().getOrDefault("secretKey", "")));
        } catch (IllegalArgumentException e) {
            return new Missing<>(new Standing.Blocked("SecretInvalid", secret + ": " + e.getMessage()));
        }
    }
}
