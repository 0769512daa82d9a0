package dev.onair.huawei.client.flow;

import dev.onair.http.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The key of a source or an output. Huawei Cloud Media Live API, table 7-5.
 *
 * @param algorithm {@code aes128}, {@code aes192} or {@code aes256}
 * @param keyType {@code srt-password}; sent always
 * @param passphrase sent always; asterisks where {@code data_display} was not asked for
 */
public record FlowSourceDecryption(
        @Nullable String algorithm,
        @Nullable String keyType,
        @Nullable Secret passphrase) {}
