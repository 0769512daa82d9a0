package dev.onair.engine;

import dev.onair.common.ObjectKey;
import java.util.Locale;
import java.util.Optional;

/**
 * The resource that a pass is about: who asks the vendor, and what it calls itself in logs and messages.
 *
 * @param edited whether a person has changed the manifest of something that is there, and that was not carried out so far
 * @param deleting whether it is being deleted: what it had bound goes with it, whatever its account allows by then
 */
public record Target(String kind, ObjectKey key, String uid, boolean edited, boolean deleting) {
    /** One that stays. */
    public Target(String kind, ObjectKey key, String uid, boolean edited) {
        this(kind, key, uid, edited, false);
    }

    /** One that nobody has edited. */
    public Target(String kind, ObjectKey key, String uid) {
        this(kind, key, uid, false);
    }

    /** Who makes its calls to the vendor. */
    public Caller caller() {
        return new Caller(key.namespace(), uid, Optional.of(this));
    }

    /** The command by which a person annotates this resource. */
    public String annotate(String annotation) {
        return "kubectl annotate --overwrite -n " + key.namespace() + " " + kind.toLowerCase(Locale.ROOT) + " "
                + key.name() + " " + annotation;
    }

    @Override
    public String toString() {
        return kind + " " + key;
    }
}
