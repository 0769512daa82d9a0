package dev.onair.common;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which namespaces a permission is given to; the one of the object that gives it always has it. */
@ValidationRule(
        value = "self.from != 'Selector' || has(self.matchLabels)",
        message = "matchLabels is needed with from: Selector")
public final class AllowedNamespaces {
    /** Where the permission comes from. */
    public enum From {
        /** Any namespace. */
        All,
        /** The object's own namespace only. */
        Same,
        /** Namespaces that carry all of matchLabels. */
        Selector
    }

    /** Where the permission comes from. */
    @Required
    public From from = From.Same;

    /** Labels that a namespace must carry, with {@code from: Selector}. */
    @Size(max = 16) public @Nullable Map<@Size(max = 256) String, @Size(max = 64) String> matchLabels;

    @Override
    public boolean equals(Object other) {
        return other instanceof AllowedNamespaces that
                && from == that.from
                && Objects.equals(matchLabels, that.matchLabels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, matchLabels);
    }
}
