package dev.onair.callback;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address that a callback came to.
 *
 * @param secret the part that says whose it is; nothing is known of it yet
 */
record CallbackRequest(String secret) {
    /** What follows the secret is for people: the notice itself says what it is. */
    private static final Pattern PATH = Pattern.compile("/callbacks/([a-z0-9]{32,128})(?:/[a-z0-9-]{0,64})?");

    static Optional<CallbackRequest> of(String path) {
        return Optional.of(PATH.matcher(path))
                .filter(Matcher::matches)
                .map(match -> new CallbackRequest(match.group(1)));
    }

    @Override
    public String toString() {
        return "/callbacks/***";
    }
}
