package dev.onair.engine;

import java.util.Optional;

/**
 * Whom a call to a vendor is for.
 *
 * @param tenant whose turn it takes among those who share an account's quota: the namespace of the resource; empty for what the
 *     account does for all of them, such as walking over a list
 * @param id     to recall by: the uid of the resource, or a name for the account's own calls
 * @param pass   the resource whose pass makes the call, and can end and come again when its turn is near; empty for calls that
 *     wait on a thread of their own
 * @param edits  whether a person waits for an edit of it, or of one of those that it calls for, to reach the vendor
 */
public record Caller(String tenant, String id, Optional<Target> pass, boolean edits) {

    public Caller(String tenant, String id, Optional<Target> pass) {
        this(tenant, id, pass, pass.filter(Target::edited).isPresent());
    }

    /** One whose calls wait on their own thread. */
    public Caller(String tenant, String id) {
        this(tenant, id, Optional.empty());
    }

    /** Of the resource, for people; empty where the call is for several, or for the account. */
    public String kind() {
        return pass.map(Target::kind).orElse("");
    }

    /** Of the resource in its namespace, likewise. */
    public String name() {
        return pass.map(resource -> resource.key().name()).orElse("");
    }

    /**
     * Where its calls wait that would wait in this lane: an edit goes before what is created, and so do the reads without which
     * it cannot be planned.
     */
    public Lane lane(Lane usual) {
        return edits && (usual == Lane.WRITE || usual == Lane.READ) ? Lane.EDIT : usual;
    }

    /** The account itself. */
    public static Caller account(String id) {
        return new Caller("", id);
    }
}
