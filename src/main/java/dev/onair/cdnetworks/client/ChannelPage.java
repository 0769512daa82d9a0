package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's channels. CDNetworks Cloud Live API 2.3.
 *
 * @param total how many channels the account has, on all pages
 */
public record ChannelPage(List<ChannelEntry> channels, int total) {

    public ChannelPage {
        channels = List.copyOf(channels);
    }
}
