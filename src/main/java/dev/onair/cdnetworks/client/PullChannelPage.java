package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's pull channels. CDNetworks Cloud Live API 2.15.
 *
 * @param total how many pull channels the account has, on all pages
 */
public record PullChannelPage(List<PullChannelEntry> channels, int total) {

    public PullChannelPage {
        channels = List.copyOf(channels);
    }
}
