package dev.onair.cdnetworks.client;

/**
 * Where viewers pull one rendition by one protocol. CDNetworks Cloud Live API 2.2.5, 2.10.5.
 *
 * @param lbhd whether it is the variant of the vendor's LBHD service (the {@code Zkgq} fields)
 */
public record PlaybackUrl(Protocol protocol, Bitrate bitrate, boolean lbhd, String url) {}
