package dev.onair.cdnetworks.client;

/** The order of {@code getChannelList}, by time of creation. CDNetworks Cloud Live API 2.3.3. */
public enum ListOrder {
    NEWEST_FIRST(0),
    OLDEST_FIRST(1);

    private final int code;

    ListOrder(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
