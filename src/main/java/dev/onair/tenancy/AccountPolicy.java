package dev.onair.tenancy;

import dev.onair.common.AccountSpec;
import dev.onair.common.AllowedNamespaces;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account's manifest lets which namespaces do, whatever the account's health.
 *
 * @param users who may use the account, besides its own namespace
 * @param adopters who may take what no resource holds, besides its own namespace
 */
record AccountPolicy(Optional<AllowedNamespaces> users, Optional<AllowedNamespaces> adopters) {
    static AccountPolicy of(AccountSpec spec) {
        return new AccountPolicy(
                Optional.ofNullable(spec.allowedNamespaces),
                Optional.ofNullable(spec.adoption).flatMap(adoption -> Optional.ofNullable(adoption.namespaces)));
    }

    /** Whether it can change although nobody edits the account. */
    boolean dependsOnLabels() {
        return Stream.of(users, adopters)
                .flatMap(Optional::stream)
                .anyMatch(given -> given.from == AllowedNamespaces.From.Selector);
    }

    /**
     * Whether a permission covers a namespace.
     *
     * @param home the namespace of the object that gives it, which is always covered
     * @param labels of a namespace
     */
    static boolean covers(
            Optional<AllowedNamespaces> permission,
            String home,
            String namespace,
            Function<String, Map<String, String>> labels) {
        return namespace.equals(home)
                || permission
                        .filter(given -> switch (given.from) {
                            case All -> true;
                            case Same -> false;
                            case Selector -> selects(given.matchLabels, labels.apply(namespace));
                        })
                        .isPresent();
    }

    /** A selector that selects by nothing, which the CRD refuses, covers nobody. */
    private static boolean selects(@Nullable Map<String, String> wanted, Map<String, String> labels) {
        return wanted != null && labels.entrySet().containsAll(wanted.entrySet());
    }
}
