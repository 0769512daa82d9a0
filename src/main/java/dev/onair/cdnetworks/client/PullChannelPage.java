package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's pull channels. CDNetworks Cloud Live API 2.15.
 *
 * @param total how many pull channels the account has, on all pages
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 * @param unread how many entries it has besides that cannot be read
 */
public record PullChannelPage(List<PullChannelEntry> channels, long total, long weight, int unread) {

    public PullChannelPage {
        channels = List.copyOf(channels);
    }
}
