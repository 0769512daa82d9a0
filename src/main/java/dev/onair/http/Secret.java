package dev.onair.http;

/** A value that must not be printed, such as a channel's stream verification string. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
