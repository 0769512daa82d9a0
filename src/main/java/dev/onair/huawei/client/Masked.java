package dev.onair.huawei.client;

import dev.onair.http.Secret;

/** Knows a secret that the vendor hides: it comes back as asterisks unless {@code data_display} is sent (5.2, 7.4, 7.10). */
public final class Masked {

    private Masked() {}

    /** Whether it says only that there is a secret. It can neither be compared nor sent back. */
    public static boolean isMasked(Secret secret) {
        return secret.value().matches("\\*+");
    }
}
