package dev.onair.cdnetworks.client;

import org.jspecify.annotations.Nullable;

/** The whiteboard of a new channel; without an id the vendor makes one. CDNetworks Cloud Live API 2.1.3. */
public record Whiteboard(boolean open, @Nullable String id) {}
