package dev.onair.engine;

/**
 * What an approval covers although no plan shows it: a secret, or more than there is room for. Only a digest of it is kept, since
 * each of many fields may cover the whole that a call sends. It is for a keyed hash only, see {@link PlanHash}, and never printed.
 *
 * @param digest 64 hexadecimal digits; empty where everything is shown
 */
public record Hidden(String digest) {
    public static final Hidden NOTHING = new Hidden("");

    /** @param value a secret, or the whole that is sent */
    public static Hidden of(String value) {
        return new Hidden(Exactly.digest(value));
    }

    /** This and that. */
    Hidden and(String more) {
        return new Hidden(Exactly.digest(digest, more));
    }

    @Override
    public String toString() {
        return "***";
    }
}
