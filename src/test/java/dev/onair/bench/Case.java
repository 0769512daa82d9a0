package dev.onair.bench;

import java.time.Duration;

/**
 * One row that is to be measured.
 *
 * @param odd whether the vendors' reads lag and fill in what nobody set
 * @param quick whether sizes are small and intervals short
 */
record Case(Scenario scenario, int resources, Observe observe, boolean odd, boolean quick) {
    /** The largest that CDNetworks' list has. */
    static final int PAGE = 50;

    /** The vendor's temperaments, where it is odd. */
    static final String[] ODD = {"lagging=1", "fills-in"};

    /** Some minutes, and a quarter of a second for each of the resources: whoever takes longer has not done it. */
    Duration patience() {
        return Duration.ofMinutes(quick ? 4 : 5).plusSeconds(resources / 4);
    }

    /** The interval of walks and of reads. */
    Duration interval() {
        return quick ? Duration.ofSeconds(15) : Duration.ofMinutes(1);
    }

    int pages() {
        return Math.ceilDiv(resources, PAGE);
    }

    @Override
    public String toString() {
        return scenario.name() + " " + resources + " " + observe;
    }
}
