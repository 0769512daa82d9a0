package dev.onair.operator;

import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A resource of no vendor: the least that has a status and can own what it hands out. */
@Group("test.onair.dev")
@Version("v1")
public class Owner extends CustomResource<Owner.Spec, Owner.Status> implements Namespaced {
    private static final long serialVersionUID = 1L;

    /** Nothing but what all kinds have. */
    public static final class Spec extends OnairSpec {}

    /** One field that a test can tell apart. */
    public static final class Status extends OnairStatus {
        public @Nullable String word;

        static Status saying(String word) {
            var status = new Status();
            status.word = word;
            return status;
        }
    }

    static Owner named(String name) {
        var owner = new Owner();
        owner.getMetadata().setNamespace("tv");
        owner.getMetadata().setName(name);
        owner.getMetadata().setUid("uid-" + name);
        owner.setSpec(new Spec());
        return owner;
    }
}
