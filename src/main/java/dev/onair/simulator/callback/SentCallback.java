package dev.onair.simulator.callback;

import java.net.URI;
import java.time.Instant;

/**
 * One attempt to tell a receiver something, and what it answered.
 *
 * @param time of the business
 * @param method GET or POST
 * @param body empty of a GET
 * @param attempt 1 for the first
 * @param status 0 when no answer came
 * @param answer the receiver's body, or why there is none
 */
public record SentCallback(
        long sequence,
        Instant time,
        String account,
        String kind,
        String subject,
        String method,
        URI url,
        String body,
        int attempt,
        int status,
        String answer,
        boolean accepted) {}
