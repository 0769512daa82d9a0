package dev.onair.embedded;

import java.util.List;
import java.util.Set;

/**
 * What the server knows of one kind in one version.
 *
 * @param bucket where its objects are kept; kinds that are views of the same objects share it
 * @param paths JSON paths that a field selector may use besides name and namespace; {@code *} for any
 */
record ResourceType(
        String group,
        String version,
        Names names,
        boolean namespaced,
        String bucket,
        Set<Trait> traits,
        Schema schema,
        List<Column> columns,
        List<String> paths) {

    /** How discovery and users call a kind. */
    record Names(
            String kind,
            String listKind,
            String plural,
            String singular,
            List<String> shortNames,
            List<String> categories) {}

    /** Where kinds differ in how their objects are written. */
    enum Trait {
        /** Defined by a CustomResourceDefinition. */
        CUSTOM,
        /** Status is written by its own path only. */
        STATUS,
        /** Counts the changes of its spec. */
        GENERATION,
        /** A PUT must say which version it replaces. */
        VERSIONED_PUT,
        /** A PUT of what is not there creates it. */
        PUT_CREATES,
        /** Answers a question and keeps nothing. */
        REVIEW
    }

    boolean is(Trait trait) {
        return traits.contains(trait);
    }

    String kind() {
        return names.kind();
    }

    String plural() {
        return names.plural();
    }

    String groupVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    String qualifiedPlural() {
        return group.isEmpty() ? plural() : plural() + "." + group;
    }

    Store.Key key(String namespace, String name) {
        return new Store.Key(bucket, namespaced ? namespace : "", name);
    }
}
