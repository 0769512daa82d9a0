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
 * @param finishes whether what it has begun must come to its end: something is off air, or taken away, until then
 */
public record Caller(String tenant, String id, Optional<Target> pass, boolean edits, boolean finishes) {

    public Caller(String tenant, String id, Optional<Target> pass, boolean edits) {
        this(tenant, id, pass, edits, false);
    }

    public Caller(String tenant, String id, Optional<Target> pass) {
        this(tenant, id, pass, pass.filter(Target::edited).isPresent());
    }

    /** One whose calls wait on their own thread. */
    public Caller(String tenant, String id) {
        this(tenant, id, Optional.empty());
    }

    /** The same one, once a call of it has taken something off air, or away, that a later one brings back. */
    public Caller finishing() {
        return new Caller(tenant, id, pass, edits, true);
    }

    /**
     * Whether its writes need its account's permission when they are sent, which may be long after they were asked for. Not of a
     * resource that is being deleted, and not to finish what must not be left half done. Nor of callers that are no passes: the
     * account itself, and those who send one call for many and ask for each of them.
     */
    public boolean needsPermission() {
        return !finishes && pass.filter(resource -> !resource.deleting()).isPresent();
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
