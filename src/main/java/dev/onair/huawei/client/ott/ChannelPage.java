package dev.onair.huawei.client.ott;

import java.util.List;

/** Some channels, and how many there are in all. Huawei Cloud Media Live API, table 5-36. */
public record ChannelPage(List<Channel> channels, int total) {

    public ChannelPage {
        channels = List.copyOf(channels);
    }
}
