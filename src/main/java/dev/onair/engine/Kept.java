package dev.onair.engine;

/** What a vendor has in a field that the manifest says no more. */
public sealed interface Kept {
    /** As the manifest would write it; never a secret. */
    record Value(String text) implements Kept {}

    /** The vendor shows that it has nothing there, or what an absent field stands for: nothing is to be told. */
    record Nothing() implements Kept {}

    /** The vendor does not show it. */
    record NotShown() implements Kept {}

    /** The vendor shows it, and it may be as good as a key: it is not told. */
    record Withheld() implements Kept {}

    /** It was not read by now. */
    record NotRead() implements Kept {}
}
