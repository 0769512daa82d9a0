package dev.onair.cdnetworks.client;

import java.util.Arrays;
import java.util.Optional;

/** What a channel is doing now. CDNetworks Cloud Live API 2.5.5. */
public enum ChannelState {
    LIVE("1"),
    /** Nobody pushes: never started, or stopped. */
    IDLE("2"),
    BANNED("3");

    private final String code;

    ChannelState(String code) {
        this.code = code;
    }

    static Optional<ChannelState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
