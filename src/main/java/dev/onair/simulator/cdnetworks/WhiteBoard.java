package dev.onair.simulator.cdnetworks;

/** A channel's whiteboard; no call of the API returns it. */
public record WhiteBoard(boolean open, String id) {}
