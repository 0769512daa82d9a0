package dev.onair.simulator.cdnetworks;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a forward task was asked to do (CDNetworks Cloud Live API 2.27.3); no call changes it.
 *
 * @param forwardUrl where the stream is pushed to; it may carry a key
 * @param start at once when empty
 * @param end when ended by a call only, empty
 */
public record ForwardOrder(
        String pullId,
        String forwardUrl,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<CodingParams> codingParams,
        Optional<URI> notifyUrl) {}
