package dev.onair.bench;

import com.fasterxml.jackson.annotation.JsonValue;

/** How the operator learns what the vendor has: {@code onair.observe}. */
enum Observe {
    /** A walk over the list serves all resources of an account. */
    SHARED("shared"),
    /** Each resource is read by itself, as other operators do it. */
    PER_RESOURCE("per-resource");

    private final String word;

    Observe(String word) {
        this.word = word;
    }

    @JsonValue
    String word() {
        return word;
    }

    @Override
    public String toString() {
        return word;
    }
}
