package dev.onair.common;

import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Names the vendor account that a resource lives in. Both parts may be left out. */
public final class AccountRef {
    /** The account's name; {@code default} when absent. */
    @Size(min = 1, max = 63) @Pattern(Names.DNS_LABEL) public @Nullable String name;

    /** The account's namespace; the resource's own when absent. Another namespace's account must allow this one. */
    @Size(min = 1, max = 63) @Pattern(Names.DNS_LABEL) public @Nullable String namespace;

    /** As a status shows it: without its namespace where that is {@code ownNamespace}. */
    public static String text(@Nullable AccountRef ref, String ownNamespace) {
        var key = resolve(ref, ownNamespace);
        return key.namespace().equals(ownNamespace) ? key.name() : key.toString();
    }

    /** Where the account is, as seen from a resource in {@code ownNamespace}. */
    public static ObjectKey resolve(@Nullable AccountRef ref, String ownNamespace) {
        var name = ref == null || ref.name == null ? "default" : ref.name;
        var namespace = ref == null || ref.namespace == null ? ownNamespace : ref.namespace;
        return new ObjectKey(namespace, name);
    }
}
