package dev.onair.huawei.client.ott;

import java.util.List;

/**
 * Some channels, and how many there are in all. Huawei Cloud Media Live API, table 5-36.
 *
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 * @param unread how many elements it has besides that cannot be read
 */
public record ChannelPage(List<Channel> channels, long total, long weight, int unread) {

    public ChannelPage {
        channels = List.copyOf(channels);
    }
}
