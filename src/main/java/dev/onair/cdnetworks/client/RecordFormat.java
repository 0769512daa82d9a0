package dev.onair.cdnetworks.client;

import java.util.Locale;

/** How a recording is kept. CDNetworks Cloud Live API 2.17.3. */
public enum RecordFormat {
    /** The vendor's default. */
    MP4,
    FLV,
    /** The only one that can be merged into one file. */
    M3U8;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
