package dev.onair.account;

/**
 * How much of a vendor's quota is ours to use.
 *
 * @param requestsPerMinute what the vendor allows in any minute; at least 1
 * @param quotaSharePercent the part of it for everyday calls, 1 to 100; the rest is kept for emergencies
 */
public record GateSettings(int requestsPerMinute, int quotaSharePercent) {

    public static final int DEFAULT_SHARE_PERCENT = 90;

    /** Even at a share of 100 % so many calls a minute are kept back, or a ban would wait behind a backlog. */
    private static final int LEAST_RESERVE = 2;

    public GateSettings {
        if (requestsPerMinute < 1) {
            throw new IllegalArgumentException("requestsPerMinute must be at least 1, not " + requestsPerMinute);
        }
        if (quotaSharePercent < 1 || quotaSharePercent > 100) {
            throw new IllegalArgumentException("quotaSharePercent must be 1 to 100, not " + quotaSharePercent);
        }
    }

    public static GateSettings of(int requestsPerMinute) {
        return new GateSettings(requestsPerMinute, DEFAULT_SHARE_PERCENT);
    }

    /** Everyday calls in any 60 seconds, at least 1. */
    public int allowance() {
        int share = (int) ((long) requestsPerMinute * quotaSharePercent / 100);
        int leastReserve = Math.min(LEAST_RESERVE, requestsPerMinute / 2);
        return Math.max(1, Math.min(share, requestsPerMinute - leastReserve));
    }

    /** Emergency calls in any 60 seconds, on top of the allowance; 0 only where the quota is a single call. */
    public int reserve() {
        return requestsPerMinute - allowance();
    }
}
