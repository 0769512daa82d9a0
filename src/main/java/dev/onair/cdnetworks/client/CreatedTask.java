package dev.onair.cdnetworks.client;

/** A recording or forward task that was just made. CDNetworks Cloud Live API 2.17.5, 2.27.5. */
public record CreatedTask(String taskId) {}
