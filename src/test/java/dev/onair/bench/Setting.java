package dev.onair.bench;

import java.time.Duration;

/**
 * What the world of a row is like.
 *
 * @param factor how many times the vendors' documented quotas
 * @param interval between two walks over a list, and between two reads of a resource that is observed by itself
 * @param odd whether the vendors' reads lag and fill in what nobody set
 * @param accounts at CDNetworks
 * @param huawei whether there is an account at Huawei, too
 * @param callbacks whether the vendor reports to the operator
 */
record Setting(
        double factor,
        Duration interval,
        Observe observe,
        boolean odd,
        int accounts,
        boolean huawei,
        boolean callbacks) {
    /** CDNetworks Cloud Live API 1. */
    static final int CDNETWORKS_QUOTA = 200;

    /** Huawei, table 1-2, of each category. */
    static final int HUAWEI_QUOTA = 80;

    /** The most that an account may have; no limit to anything here. */
    private static final int UNLIMITED = 100_000;

    /** Up to so many resources the quotas are the vendors' own. */
    private static final int UNSCALED = 200;

    /** At the vendors' own quotas, or such that a call for each resource takes a little more than a minute. */
    static Setting of(Case measured, Duration interval) {
        return new Setting(
                Math.max(1, measured.resources() / (double) UNSCALED),
                interval,
                measured.observe(),
                measured.odd(),
                1,
                false,
                false);
    }

    /** No quota at all: what is measured is what a vendor would have been asked, or what Onair takes by itself. */
    Setting unlimited() {
        return new Setting(UNLIMITED / (double) CDNETWORKS_QUOTA, interval, observe, odd, accounts, huawei, callbacks);
    }

    /** At the vendors' own quotas, however many there are. */
    Setting unscaled() {
        return new Setting(1, interval, observe, odd, accounts, huawei, callbacks);
    }

    /** Each with the whole quota. */
    Setting withAccounts(int to) {
        return new Setting(1, interval, observe, odd, to, huawei, callbacks);
    }

    Setting withHuawei() {
        return new Setting(factor, interval, observe, odd, accounts, true, callbacks);
    }

    Setting withCallbacks() {
        return new Setting(factor, interval, observe, odd, accounts, huawei, true);
    }

    int cdnetworksQuota() {
        return quota(CDNETWORKS_QUOTA);
    }

    int huaweiQuota() {
        return quota(HUAWEI_QUOTA);
    }

    boolean isUnlimited() {
        return cdnetworksQuota() == UNLIMITED;
    }

    private int quota(int documented) {
        return (int) Math.min(UNLIMITED, Math.round(documented * factor));
    }

    /** Nine tenths, which is what an account uses for everyday calls by default. */
    static double allowance(int quota) {
        return quota * 0.9;
    }
}
