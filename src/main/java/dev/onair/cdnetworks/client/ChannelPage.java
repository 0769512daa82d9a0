package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's channels. CDNetworks Cloud Live API 2.3.
 *
 * @param total how many channels the account has, on all pages
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 * @param unread how many entries it has besides that cannot be read
 */
public record ChannelPage(List<ChannelEntry> channels, long total, long weight, int unread) {

    public ChannelPage {
        channels = List.copyOf(channels);
    }
}
