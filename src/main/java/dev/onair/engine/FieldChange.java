package dev.onair.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * One field that is to go from what is to what was declared.
 *
 * @param path the field in the manifest, such as {@code spec.playback.bitrates}
 * @param from what there is now, in the manifest's words
 * @param to what the manifest says
 * @param cause how the difference came to be known
 * @param hidden what is sent for it, where {@code to} does not say all of that
 * @param details what it consists of, where it is more than one value, such as an output that is added: shown and covered by
 *     an approval, and neither counted, logged as drift nor approved for themselves
 */
public record FieldChange(String path, String from, String to, Cause cause, Hidden hidden, List<FieldChange> details) {
    /** What there is where there is nothing. */
    public static final String NONE = "(none)";

    public FieldChange {
        details = List.copyOf(details);
    }

    /** Of a field that is shown whole. */
    public FieldChange(String path, String from, String to, Cause cause) {
        this(path, from, to, cause, Hidden.NOTHING, List.of());
    }

    /** Of an object that is not there yet. */
    public static FieldChange made(String path, String value) {
        return new FieldChange(path, NONE, value, Cause.REMEMBERED);
    }

    /** The same of a value that is not shown, or not whole. */
    public FieldChange hiding(String value) {
        return hiding(Hidden.of(value));
    }

    /** Likewise, where several fields cover the same. */
    public FieldChange hiding(Hidden value) {
        return new FieldChange(path, from, to, cause, value, details);
    }

    /** The same, which consists of these. */
    public FieldChange with(List<FieldChange> parts) {
        return new FieldChange(path, from, to, cause, hidden, parts);
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

    /** A digest of all that an approval of it covers; for {@link PlanHash} only. */
    String covered() {
        var own = Stream.of(path, from, to, hidden.digest());
        return Exactly.digest(
                Stream.concat(own, details.stream().map(FieldChange::covered)).toArray(String[]::new));
    }

    /** What a person reads of it, a text for each value. */
    Stream<String> shown() {
        return Stream.concat(Stream.of(toString()), details.stream().map(FieldChange::toString));
    }

    @Override
    public String toString() {
        return ShownText.escaped(path) + ": " + ShownText.value(from) + " -> " + ShownText.value(to);
    }
}
