package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Target;
import java.util.List;

/** Whom a session tells its news, and who knows what its account allows. */
public interface Wakeups {
    /** Something about the vendor's objects of these resources changed. */
    void resources(List<ObjectKey> resources);

    /** The turn of this resource's call at the vendor is near: a pass that makes it is to run before others. */
    void turn(Target resource);

    /** All resources of the account have reason to look again. */
    void everyone();

    /** The account's own figures or health may have changed. */
    void account();

    /**
     * Whether the account lets resources of this namespace call the vendor now, from caches. Yes while it is not known: a watch
     * that begins anew takes nothing away from anybody.
     */
    boolean admits(String namespace);

    /** Whether resources of this kind live in the account. */
    boolean hosts(String kind);
}
