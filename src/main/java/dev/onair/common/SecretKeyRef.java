package dev.onair.common;

import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One key of a Secret in the resource's own namespace. */
public final class SecretKeyRef {
    /** The Secret's name. */
    @Required
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public String name = "";

    /** The key in the Secret's data. */
    @Required
    @Size(min = 1, max = 253) @Pattern(Names.SECRET_KEY) public String key = "";

    public static SecretKeyRef of(String name, String key) {
        var ref = new SecretKeyRef();
        ref.name = name;
        ref.key = key;
        return ref;
    }

    @Override
    public String toString() {
        return "key \"" + key + "\" of Secret \"" + name + "\"";
    }
}
