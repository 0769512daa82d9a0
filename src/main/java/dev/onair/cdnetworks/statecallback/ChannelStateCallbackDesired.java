package dev.onair.cdnetworks.statecallback;

import dev.onair.cdnetworks.client.ChannelStateBack;
import dev.onair.common.Hash;
import dev.onair.http.Secret;

/**
 * What a manifest wants of a push domain's callback.
 *
 * @param notifyUrl carries a secret, the operator's or the user's
 * @param notifyUrlHash by which it is known again
 */
record ChannelStateCallbackDesired(String pushDomain, Secret notifyUrl, String notifyUrlHash, boolean enabled) {

    ChannelStateBack form() {
        return new ChannelStateBack(pushDomain, notifyUrl, enabled);
    }

    static ChannelStateCallbackDesired of(String pushDomain, Secret notifyUrl, boolean enabled, String secretKey) {
        return new ChannelStateCallbackDesired(
                pushDomain, notifyUrl, Hash.keyed(secretKey, notifyUrl.value()), enabled);
    }
}
