package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.time.Duration;
import java.time.Instant;

/** The recording of one time on air of a channel with `live2vod` (CDNetworks Cloud Live API 2.26). */
record DirectRecording(String eventId, String videoId, Instant from, Instant to) {
    private static final double MILLIS = 1000.0;

    /** As in the example of 2.26.6. */
    JsonNode notice(Channel channel) {
        var length = Duration.between(from, to);
        var started = RecordFiles.second(from);
        var notice = Json.object().put("eventCode", "wcsDirectRecordCallback").put("eventId", eventId);
        notice.putObject("data")
                .put("videoId", videoId)
                .put("fileName", channel.settings().channelName() + "_" + started)
                .put("fileSize", length.toSeconds() * RecordFiles.BYTES_PER_SECOND)
                .put("videoDuration", length.toMillis() / MILLIS)
                .put(
                        "fileFullUrl",
                        "https://" + channel.settings().pushDomain() + "/newRecord/live-" + channel.streamName() + "-"
                                + started + ".mp4")
                .put("pullId", channel.pullId());
        return notice;
    }
}
