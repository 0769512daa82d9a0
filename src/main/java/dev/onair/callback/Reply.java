package dev.onair.callback;

/**
 * What the sender gets.
 *
 * @param kind of the account
 * @param account whose callback it was, for the metric; empty where nobody knows
 * @param status HTTP
 * @param body JSON, or empty
 */
record Reply(Result result, String kind, String account, int status, String body) {
    static Reply of(Result result, String kind, String account) {
        return new Reply(result, kind, account, result.status(), "");
    }

    static Reply anonymous(Result result) {
        return of(result, "", "");
    }
}
