package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;

/**
 * What {@code setChannelStateRealtimeBack} sends. CDNetworks Cloud Live API 2.16.3.
 *
 * @param domainName a push domain for which the vendor has enabled callbacks
 * @param notifyUrl http or https, the scheme in lower case; it carries the receiver's own secret, since callbacks are not signed
 * @param open whether the vendor reports; the URL is required even to end it
 */
public record ChannelStateBack(String domainName, Secret notifyUrl, boolean open) {

    /** All that is sent, with the secrets in it: for an approval to cover. */
    public Secret whole() {
        return fields().whole();
    }

    Fields fields() {
        return new Fields()
                .text("domainName", domainName)
                .secretUrl("notifyUrl", notifyUrl)
                .flag("open", open);
    }
}
