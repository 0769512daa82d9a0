package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's channels. CDNetworks Cloud Live API 2.3.
 *
 * @param total how many channels the account has, on all pages
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 */
public record ChannelPage(List<ChannelEntry> channels, long total, long weight) {

    public ChannelPage {
        channels = List.copyOf(channels);
    }
}
