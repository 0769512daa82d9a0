package dev.onair.common;

/** Cuts texts from outside to what the CRDs let a status hold: one that is too long would have every status write refused. */
public final class Bounded {
    /** The vendor's ids, and the annotations that status repeats. */
    public static final int ID = 256;

    /** One side of a field that differs. */
    public static final int VALUE = 512;

    /** One line of a plan, or an address. */
    public static final int LINE = 1024;

    /** The lines of a plan. */
    public static final int LINES = 32;

    private Bounded() {}

    public static String text(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
