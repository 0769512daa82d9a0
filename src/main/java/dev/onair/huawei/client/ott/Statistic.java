package dev.onair.huawei.client.ott;

import java.util.List;

/** Some signals, and how many there are in all. Huawei Cloud Media Live API, table 5-137. */
public record Statistic(List<Scte35Info> scte35Info, int total) {

    public Statistic {
        scte35Info = List.copyOf(scte35Info);
    }
}
