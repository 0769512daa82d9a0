package dev.onair.cdnetworks.client;

import org.jspecify.annotations.Nullable;

/**
 * A channel after its edit. The edit took effect even where the answer leaves these out.
 * CDNetworks Cloud Live API 2.9.6.
 */
public record EditedChannel(
        @Nullable String channelName, @Nullable PushUrl pushUrl) {}
