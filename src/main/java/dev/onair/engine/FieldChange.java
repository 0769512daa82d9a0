package dev.onair.engine;

/**
 * One field that is to go from what is to what was declared.
 *
 * @param path the field in the manifest, such as {@code spec.playback.bitrates}
 * @param from what there is now, in the manifest's words
 * @param to what the manifest says
 * @param cause how the difference came to be known
 */
public record FieldChange(String path, String from, String to, Cause cause) {
    /** What there is where there is nothing. */
    public static final String NONE = "(none)";

    /** How a difference is known. */
    public enum Cause {
        /** The vendor was seen to have something else. Without an edit of the manifest, that is drift. */
        OBSERVED,
        /** The vendor cannot be asked; what was last sent differs from what is declared now. */
        REMEMBERED,
        /** Its time has come, or its revision was raised. */
        DUE
    }

    /** Whether this is drift, if the manifest has not changed. */
    boolean isObserved() {
        return cause == Cause.OBSERVED;
    }

    @Override
    public String toString() {
        return path + ": " + from + " -> " + to;
    }
}
