package dev.onair.common;

import org.jspecify.annotations.Nullable;

/** Who else, besides the resources of its own namespace, may refer to a resource's vendor object by its id. */
public final class AllowedReferences {
    /** Which namespaces' RecordTasks and ForwardTasks may name it in their spec.pullId; none but the channel's own when absent. */
    public @Nullable AllowedNamespaces namespaces;
}
