package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which signals of advertisements (SCTE-35) to list. Huawei Cloud Media Live API, tables 5-132 to 5-135.
 *
 * @param signalType {@code all}, {@code splice_insert} or {@code time_signal}
 * @param startTime cut to the second
 * @param endTime later than {@code startTime}; cut to the second
 * @param regionType {@code master}, {@code slave} or {@code all}; the vendor takes {@code master} where it is null
 * @param limit 1 to 100; 10 where it is null
 * @param offset how many to leave out
 */
public record StatisticQuery(
        ChannelKey channel,
        String signalType,
        Instant startTime,
        Instant endTime,
        @Nullable String regionType,
        @Nullable Integer limit,
        @Nullable Integer offset) {

    public StatisticQuery {
        signalType = Immutable.required("type", signalType);
        if (startTime.getEpochSecond() >= endTime.getEpochSecond()) {
            throw new IllegalArgumentException(
                    "endTime " + endTime + " is not after " + startTime + ": give a later one");
        }
    }

    Body body() {
        return new Body(
                channel.domain(),
                channel.appName(),
                channel.id(),
                "scte35",
                new Scte35(signalType, startTime.getEpochSecond(), endTime.getEpochSecond()),
                regionType);
    }

    record Body(
            String domain,
            String appName,
            String id,
            String type,
            Scte35 scte35,
            @Nullable String regionType) {}

    record Scte35(String type, long startTime, long endTime) {}
}
