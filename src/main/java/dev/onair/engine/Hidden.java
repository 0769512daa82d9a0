package dev.onair.engine;

/**
 * What an approval covers although no plan shows it: a secret, or more than there is room for. It is for a keyed hash only, see
 * {@link PlanHash}, and never printed.
 *
 * @param value empty where everything is shown
 */
public record Hidden(String value) {
    public static final Hidden NOTHING = new Hidden("");

    /** This and that. */
    Hidden and(String more) {
        return new Hidden(Exactly.text(value, more));
    }

    @Override
    public String toString() {
        return "***";
    }
}
