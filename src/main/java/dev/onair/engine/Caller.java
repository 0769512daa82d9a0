package dev.onair.engine;

/**
 * Whom a call to a vendor is for.
 *
 * @param tenant whose turn it takes among those who share an account's quota: the namespace of the resource; empty for what the
 *     account does for all of them, such as walking over a list
 * @param id     to recall by: the uid of the resource, or a name for the account's own calls
 * @param kind   of the resource, for people; empty where it is for several, or for the account
 * @param name   of the resource in its namespace, likewise
 */
public record Caller(String tenant, String id, String kind, String name) {

    /** Several resources of a tenant. */
    public Caller(String tenant, String id) {
        this(tenant, id, "", "");
    }

    /** The account itself. */
    public static Caller account(String id) {
        return new Caller("", id);
    }
}
