package dev.onair.huawei.client.ott;

import dev.onair.http.Secret;
import org.jspecify.annotations.Nullable;

/** A header that proves who asks; its value is a secret. Huawei Cloud Media Live API, table 5-21. */
public record HttpHeader(@Nullable String key, @Nullable Secret value) {}
