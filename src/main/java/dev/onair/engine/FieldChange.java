package dev.onair.engine;

/**
 * One field that is to go from what is to what was declared.
 *
 * @param path the field in the manifest, such as {@code spec.playback.bitrates}
 * @param from what there is now, in the manifest's words
 * @param to what the manifest says
 * @param cause how the difference came to be known
 * @param hidden what is sent for it, where {@code to} does not say all of that
 */
public record FieldChange(String path, String from, String to, Cause cause, Hidden hidden) {
    /** What there is where there is nothing. */
    public static final String NONE = "(none)";

    /** Of a field that is shown whole. */
    public FieldChange(String path, String from, String to, Cause cause) {
        this(path, from, to, cause, Hidden.NOTHING);
    }

    /** Of an object that is not there yet. */
    public static FieldChange made(String path, String value) {
        return new FieldChange(path, NONE, value, Cause.REMEMBERED);
    }

    /** The same of a value that is not shown, or not whole. */
    public FieldChange hiding(String value) {
        return new FieldChange(path, from, to, cause, new Hidden(value));
    }

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

    /** All that an approval of it covers; for {@link PlanHash} only. */
    String covered() {
        return Exactly.text(path, from, to, hidden.value());
    }

    @Override
    public String toString() {
        return path + ": " + from + " -> " + to;
    }
}
