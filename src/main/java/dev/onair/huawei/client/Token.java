package dev.onair.huawei.client;

import dev.onair.http.Secret;
import java.time.Instant;

/** What a user is known by for a day. Huawei Cloud Media Live API 3.2. */
record Token(Secret value, Instant expiresAt) {}
