package dev.onair.operator.json;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/**
 * Metadata as our Kubernetes clients read it: without {@code managedFields}, which take more room than all the rest of a resource and
 * which nobody here reads. A write that has none leaves those of the cluster as they are.
 */
public final class ReadMeta extends ObjectMeta {
    private static final long serialVersionUID = 1L;

    // Without accessors that Jackson would take for a property's.
    private int leftOut;

    /**
     * By how many bytes the resource's JSON in the cluster is larger than what was read of it; 0 where another client read it, or
     * nobody did.
     */
    public static int leftOut(HasMetadata resource) {
        return resource.getMetadata() instanceof ReadMeta read ? read.leftOut : 0;
    }

    /** Has a copy that went through JSON know what was left out of the original. */
    static void carry(HasMetadata original, HasMetadata copy) {
        if (original.getMetadata() instanceof ReadMeta from && copy.getMetadata() instanceof ReadMeta to) {
            to.leftOut = from.leftOut;
        }
    }

    void leaveOut(int bytes) {
        leftOut += bytes;
    }
}
