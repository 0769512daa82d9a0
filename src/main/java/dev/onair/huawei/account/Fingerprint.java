package dev.onair.huawei.account;

import dev.onair.common.Hash;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * What a status may remember of a secret that was sent, since the vendor shows asterisks only. It is keyed by the account's
 * credentials, and says by which: those that change, as temporary keys do daily, leave nothing to compare with, and that
 * must not have every secret sent again.
 *
 * @param text such as {@code 1f0c7a52:9b…}, at most 64 characters
 */
public record Fingerprint(String text) {
    private static final int KEY_LENGTH = 8;

    static Fingerprint of(Credentials credentials, Secret secret) {
        var key = switch (credentials) {
            case Credentials.AccessKey pair -> pair.secretKey().value();
            case Credentials.Password user -> user.password().value();
        };
        var keyId = Hash.keyed(key, "which key this is").substring(0, KEY_LENGTH);
        return new Fingerprint(keyId + ":" + Hash.keyed(key, secret.value()));
    }

    /** Whether another secret was sent than this one; nothing remembered counts as another. */
    public boolean differs(@Nullable String remembered) {
        return remembered == null || (isComparable(remembered) && !remembered.equals(text));
    }

    /** Whether what is remembered was made with the same credentials. */
    private boolean isComparable(String remembered) {
        return remembered.startsWith(text.substring(0, KEY_LENGTH + 1));
    }
}
