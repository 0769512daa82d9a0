package dev.onair.e2e;

import java.util.List;
import java.util.Optional;

/** A request to the API server, in the words that RBAC uses. */
record ApiRequest(String method, String path, String query, String body) {

    /** A verb and a resource, as {@code update cdnetworks.onair.dev/livechannels/status}. */
    record Use(String verb, String resource) implements Comparable<Use> {
        @Override
        public int compareTo(Use other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return resource + " " + verb;
        }
    }

    /** Empty for what is no resource, such as {@code /version}. */
    Optional<Use> use() {
        var parts = List.of(path.substring(1).split("/"));
        var start = parts.getFirst().equals("api") ? 2 : 3;
        if (parts.size() <= start) return Optional.empty();
        var group = start == 2 ? "" : parts.get(1) + "/";
        var rest = parts.subList(start, parts.size());
        if (rest.size() > 2 && rest.getFirst().equals("namespaces")) rest = rest.subList(2, rest.size());
        var subresource = rest.size() > 2 ? "/" + rest.get(2) : "";
        return Optional.of(new Use(verb(rest.size() > 1), group + rest.getFirst() + subresource));
    }

    private String verb(boolean isNamed) {
        return switch (method) {
            case "GET" -> query.contains("watch=true") ? "watch" : isNamed ? "get" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> isNamed ? "delete" : "deletecollection";
            default -> method;
        };
    }

    /** A write of the channel's status that has this in it. */
    boolean writesStatus(String channel, String containing) {
        return (method.equals("PUT") || method.equals("PATCH"))
                && path.endsWith("/livechannels/" + channel + "/status")
                && body.contains(containing);
    }

    /** A patch of the channel itself that has this in it. */
    boolean patches(String channel, String containing) {
        return method.equals("PATCH") && path.endsWith("/livechannels/" + channel) && body.contains(containing);
    }
}
