package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Credentials;

/** What makes two manifests one account. Pure, and the same in every process. */
final class AccountIdentity {
    private AccountIdentity() {}

    /** Where the account is, and the access key. */
    static String text(CdnetworksSettings settings, Credentials credentials) {
        return settings.endpoint() + " " + credentials.accessKey();
    }
}
