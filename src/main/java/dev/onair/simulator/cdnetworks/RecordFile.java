package dev.onair.simulator.cdnetworks;

import java.time.Instant;

/** A recorded file (CDNetworks Cloud Live API 2.19.5, 2.24.5). */
public record RecordFile(
        String videoId, String fileName, long sizeBytes, long durationSeconds, String url, Instant startedAt) {
    /** The file's name without its extension. */
    String videoName() {
        var dot = fileName.lastIndexOf('.');
        return dot < 0 ? fileName : fileName.substring(0, dot);
    }
}
