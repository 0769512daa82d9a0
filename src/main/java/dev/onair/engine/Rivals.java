package dev.onair.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the other resources of an account that have, or want, a name, URL or id which the vendor gives but once.
 *
 * @param held whether one of them has it: asking the vendor would be in vain
 * @param claimed whether one of them has it or may have come to have it just now
 * @param ahead how many wait for it and are older: the one that is first asks the vendor for all
 * @param freed when one that had it gave it up, as far as this process has seen that; others may say meanwhile that they have it
 * @param named who has it or comes first, as far as the reader may know; empty where there is nobody
 */
public record Rivals(boolean held, boolean claimed, int ahead, Optional<Instant> freed, Optional<String> named) {
    /** No other resource is known to have or to want it. */
    public static final Rivals NONE = new Rivals(false, false, 0, Optional.empty(), Optional.empty());
}
