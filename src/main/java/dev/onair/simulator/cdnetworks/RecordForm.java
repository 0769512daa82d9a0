package dev.onair.simulator.cdnetworks;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** What createRecordTask checks (CDNetworks Cloud Live API 2.17.3). */
record RecordForm(Cloud cloud) {
    private static final int MAX_TRANS_NO = 32;
    private static final Duration MAX_LENGTH = Duration.ofDays(3);
    private static final Set<String> TYPES = Set.of("mp4", "flv", "m3u8");

    RecordOrder read(Call call, Channel channel) {
        var given = call.parameters();
        var transNo = given.optional("transNo").orElse("");
        if (transNo.getBytes(StandardCharsets.UTF_8).length > MAX_TRANS_NO) throw wrong("transNo");
        var start = start(given);
        var end = end(given, start);
        var type = given.filled("fileType").orElse("mp4");
        if (!TYPES.contains(type)) throw wrong("fileType");
        var concat = given.truth("isConcat").orElse(false);
        if (concat && !type.equals("m3u8")) throw wrong("isConcat");
        var httpPull = given.truth("httpPullRecord").orElse(false);
        refuseWrongProtocols(channel, httpPull);
        return new RecordOrder(
                channel.pullId(),
                transNo,
                start,
                end,
                given.address("notifyUrl", Code.WRONG_PARAMETER),
                type,
                concat,
                ofPushed(call, channel, "isRecordWhiteBoard"),
                ofPushed(call, channel, "isRecordIm"),
                httpPull,
                given.optional("key").orElse(""));
    }

    /** Accurate to the minute, and greater than the current time; now, for an immediate start. */
    private Instant start(Parameters given) {
        given.required("quickStart");
        var start = given.moment("startTime").map(time -> time.truncatedTo(ChronoUnit.MINUTES));
        if (given.truth("quickStart").orElseThrow()) {
            if (start.isPresent()) throw wrong("startTime");
            return cloud.now();
        }
        var timed = start.orElseThrow(() -> new Refusal(Code.MISSING_PARAMETER, "startTime"));
        if (!timed.isAfter(cloud.now())) throw wrong("startTime");
        return timed;
    }

    private Instant end(Parameters given, Instant start) {
        given.required("endTime");
        var end = given.moment("endTime").orElseThrow().truncatedTo(ChronoUnit.MINUTES);
        var length = Duration.between(start.truncatedTo(ChronoUnit.MINUTES), end);
        if (!end.isAfter(cloud.now()) || !end.isAfter(start) || length.compareTo(MAX_LENGTH) > 0) {
            throw wrong("endTime");
        }
        return end;
    }

    /** RTMP or HDL (2.1.3); for http pull recording HDL or HLS. */
    private static void refuseWrongProtocols(Channel channel, boolean httpPull) {
        var protocols = channel.settings().protocols();
        var wanted = httpPull ? Set.of(Protocol.HDL, Protocol.HLS) : Set.of(Protocol.RTMP, Protocol.HDL);
        if (protocols.stream().noneMatch(wanted::contains)) throw wrong(httpPull ? "httpPullRecord" : "pullId");
    }

    /** Whiteboard and chat room are "not supported" where a channel pulls: taken for a refusal. */
    private static boolean ofPushed(Call call, Channel channel, String parameter) {
        var isAsked = call.parameters().truth(parameter).orElse(false);
        if (isAsked && channel.settings().isPull()) throw wrong(parameter);
        return isAsked;
    }

    private static Refusal wrong(String parameter) {
        return new Refusal(Code.WRONG_PARAMETER, parameter);
    }
}
