package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import java.util.Map;
import java.util.Optional;

/** The accounts of one vendor and the cluster's namespaces as they are now, from caches. */
interface Directory {
    /** Whether all of both are known: right after the start, none does not mean none. */
    boolean isSynced();

    /** Empty for an account that does not exist. */
    Optional<AccountPolicy> policy(ObjectKey account);

    Map<String, String> labels(String namespace);
}
