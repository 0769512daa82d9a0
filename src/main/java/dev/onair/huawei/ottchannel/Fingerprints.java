package dev.onair.huawei.ottchannel;

import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;

/** Makes what may be remembered of a secret, with the account's credentials as they are. */
@FunctionalInterface
interface Fingerprints {
    Fingerprint of(Secret secret);
}
