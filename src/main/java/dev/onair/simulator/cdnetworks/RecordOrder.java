package dev.onair.simulator.cdnetworks;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a recording task was asked to do (CDNetworks Cloud Live API 2.17.3); no call changes it.
 *
 * @param transNo the caller's own id of it; empty when there is none
 * @param start of a timed task to the minute, of an immediate one the time of the call
 * @param end to the minute
 * @param fileType mp4, flv or m3u8
 * @param key the storage path of third-party storage, without extension; empty when not asked for
 */
public record RecordOrder(
        String pullId,
        String transNo,
        Instant start,
        Instant end,
        Optional<URI> notifyUrl,
        String fileType,
        boolean concat,
        boolean whiteBoard,
        boolean chat,
        boolean httpPull,
        String key) {
    /** An mp4 without more. */
    public static RecordOrder of(String pullId, String transNo, Instant start, Instant end) {
        return new RecordOrder(pullId, transNo, start, end, Optional.empty(), "mp4", false, false, false, false, "");
    }

    public RecordOrder notifying(URI url) {
        return new RecordOrder(
                pullId, transNo, start, end, Optional.of(url), fileType, concat, whiteBoard, chat, httpPull, key);
    }
}
