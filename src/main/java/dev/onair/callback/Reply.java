package dev.onair.callback;

/**
 * What the sender gets.
 *
 * @param account whose callback it was, for the metric; empty where nobody knows
 * @param status HTTP
 * @param body JSON, or empty
 */
record Reply(Result result, String account, int status, String body) {
    static Reply of(Result result, String account) {
        return new Reply(result, account, result.status(), "");
    }

    static Reply anonymous(Result result) {
        return of(result, "");
    }
}
