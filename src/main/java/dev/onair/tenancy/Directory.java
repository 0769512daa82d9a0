package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts of one vendor and the cluster's namespaces as they are now, from caches. */
interface Directory {
    /** Whether all of both are known: right after the start, none does not mean none. */
    boolean isSynced();

    /** All accounts but those that are being deleted. */
    Set<ObjectKey> accounts();

    /** Empty for an account that does not exist. */
    Optional<AccountPolicy> policy(ObjectKey account);

    Map<String, String> labels(String namespace);
}
