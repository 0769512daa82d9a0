package dev.onair.embedded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tells clients which groups, versions and kinds there are. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    private final Registry registry;

    Discovery(Registry registry) {
        this.registry = registry;
    }

    static ObjectNode version() {
        return Json.object()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0+onair-embedded")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "1970-01-01T00:00:00Z")
                .put("goVersion", "none")
                .put("compiler", "javac")
                .put("platform", "jvm");
    }

    static ObjectNode coreVersions() {
        var versions = Json.object().put("kind", "APIVersions").put("apiVersion", "v1");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    ObjectNode groups() {
        var list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        var groups = list.putArray("groups");
        registry.groups().forEach(group -> groups.add(groupEntry(group)));
        return list;
    }

    ObjectNode group(String name) {
        if (registry.versions(name).isEmpty()) {
            throw StatusException.noSuchPath();
        }
        return groupEntry(name).put("kind", "APIGroup").put("apiVersion", "v1");
    }

    private ObjectNode groupEntry(String name) {
        var group = Json.object().put("name", name);
        var versions = group.putArray("versions");
        registry.versions(name)
                .forEach(version -> versions.addObject()
                        .put("groupVersion", name + "/" + version)
                        .put("version", version));
        group.set("preferredVersion", versions.path(0).deepCopy());
        return group;
    }

    ObjectNode resources(String groupVersion) {
        var list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion);
        var resources = list.putArray("resources");
        for (var type : registry.all()) {
            if (type.groupVersion().equals(groupVersion)) {
                add(resources, type);
            }
        }
        if (resources.isEmpty()) {
            throw StatusException.noSuchPath();
        }
        return list;
    }

    private static void add(ArrayNode resources, ResourceType type) {
        var resource = resources
                .addObject()
                .put("name", type.plural())
                .put("singularName", type.names().singular())
                .put("namespaced", type.namespaced())
                .put("kind", type.kind());
        resource.set("verbs", Json.array(type.is(ResourceType.Trait.REVIEW) ? List.of("create") : VERBS));
        if (!type.names().shortNames().isEmpty()) {
            resource.set("shortNames", Json.array(type.names().shortNames()));
        }
        if (!type.names().categories().isEmpty()) {
            resource.set("categories", Json.array(type.names().categories()));
        }
        if (type.is(ResourceType.Trait.STATUS)) {
            var status = resources
                    .addObject()
                    .put("name", type.plural() + "/status")
                    .put("singularName", "")
                    .put("namespaced", type.namespaced())
                    .put("kind", type.kind());
            status.set("verbs", Json.array(List.of("get", "patch", "update")));
        }
    }
}
