package dev.onair.tenancy;

import dev.onair.engine.Standing;

/**
 * What an account's Secret holds.
 *
 * @param <K> the vendor's kind of credentials
 */
public sealed interface CredentialsAnswer<K> {

    record Here<K>(K credentials) implements CredentialsAnswer<K> {}

    /** @param why how the account stands without them */
    record Missing<K>(Standing why) implements CredentialsAnswer<K> {}
}
