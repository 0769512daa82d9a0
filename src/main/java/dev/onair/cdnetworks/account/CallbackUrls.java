package dev.onair.cdnetworks.account;

import dev.onair.http.Secret;

/**
 * Where the vendor may send its notices to: one address for each kind, each with the receiver's secret in it. In lower case, or
 * the vendor refuses them (1554).
 */
public record CallbackUrls(Secret channelState, Secret recordTask, Secret forwardTask, Secret immediateRecording) {

    /** @param root what the receiver is reached by, without a slash at its end, and the secret */
    static CallbackUrls under(String root) {
        return new CallbackUrls(
                new Secret(root + "/channel-state"),
                new Secret(root + "/record-task"),
                new Secret(root + "/forward-task"),
                new Secret(root + "/immediate-recording"));
    }
}
