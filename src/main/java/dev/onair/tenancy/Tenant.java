package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import java.util.List;
import java.util.Set;

/** A kind whose resources live in accounts. */
public interface Tenant {
    /** Its resources that name the account, with those that are being deleted. */
    List<Use> uses(ObjectKey account);

    /** Whether all of them are known: right after the start, none does not mean none. */
    boolean isSynced();

    /** The vendor's ids that they say are theirs. */
    Set<String> externalIds(ObjectKey account);

    /** These have reason to look again. */
    void wake(List<ObjectKey> resources);

    /** One resource that names an account. */
    record Use(String kind, ObjectKey key, boolean deleting) {
        @Override
        public String toString() {
            return kind + " " + key;
        }
    }
}
