package dev.onair.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes of what a client hands in what may be kept: sets what is the server's, refuses what breaks a rule. */
final class Admission {
    private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
    private static final String LABEL = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final Pattern IS_SUBDOMAIN = Pattern.compile("(?=.{1,253}$)" + SUBDOMAIN);
    private static final Pattern IS_LABEL = Pattern.compile("(?=.{0,63}$)" + LABEL);
    private static final Set<String> KEPT_METADATA = Set.of(
            "name",
            "namespace",
            "generateName",
            "uid",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "generation",
            "resourceVersion");

    private final Clock clock;
    private final Supplier<UUID> uids;

    Admission(Clock clock, Supplier<UUID> uids) {
        this.clock = clock;
        this.uids = uids;
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Completes a new object, in place. */
    void create(Target target, ObjectNode object, WriteOptions options) {
        var type = target.type();
        var metadata = Json.metadata(object);
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "generation", "selfLink"));
        metadata.put("name", target.name());
        metadata.put("uid", uids.get().toString());
        metadata.put("creationTimestamp", now());
        if (type.namespaced()) {
            metadata.put("namespace", target.namespace());
        }
        if (type.is(ResourceType.Trait.GENERATION)) {
            metadata.put("generation", 1);
        }
        if (type.is(ResourceType.Trait.STATUS)) {
            object.remove("status");
        }
        completeBuiltIn(type, object);
        if (type.bucket().equals(BuiltIns.NAMESPACES)) {
            object.withObject("spec").putArray("finalizers").add("kubernetes");
            object.withObject("status").put("phase", "Active");
            metadata.withObject("labels").put("kubernetes.io/metadata.name", target.name());
        }
        if (type.bucket().equals(BuiltIns.DEFINITIONS)
                && !Json.finalizers(object).contains(Definitions.CLEANUP)) {
            metadata.withArray("finalizers").add(Definitions.CLEANUP);
        }
        shapeAndCheck(target, object, options);
    }

    /** Completes what shall replace the current object, in place. */
    void update(Target target, ObjectNode current, ObjectNode next, WriteOptions options) {
        var type = target.type();
        checkSame(target, current, next);
        var metadata = Json.metadata(next);
        KEPT_METADATA.forEach(name -> keep(current.path("metadata"), metadata, name));
        if (target.isStatus()) {
            var managed = metadata.path("managedFields");
            var kept = Json.metadata(current).deepCopy();
            if (!managed.isMissingNode()) {
                kept.set("managedFields", managed);
            }
            var status = next.path("status");
            next.removeAll().setAll(current);
            next.set("metadata", kept);
            if (status.isMissingNode()) {
                next.remove("status");
            } else {
                next.set("status", status);
            }
        } else if (type.is(ResourceType.Trait.STATUS)) {
            keep(current, next, "status");
        }
        completeBuiltIn(type, next);
        shapeAndCheck(target, next, options);
        checkFinalizers(target, current, next);
        if (type.is(ResourceType.Trait.GENERATION) && specChanged(type, current, next)) {
            Json.metadata(next)
                    .put(
                            "generation",
                            Json.at(current, "metadata", "generation").asInt() + 1);
        }
    }

    private static void keep(JsonNode from, ObjectNode to, String name) {
        if (from.has(name)) {
            to.set(name, from.path(name));
        } else {
            to.remove(name);
        }
    }

    private static void checkSame(Target target, ObjectNode current, ObjectNode next) {
        var version = Json.text(next, "metadata", "resourceVersion");
        if (!version.isEmpty()
                && !version.equals("0")
                && !version.equals(Json.text(current, "metadata", "resourceVersion"))) {
            throw StatusException.stale(target.type(), target.name());
        }
        if (!Json.uid(next).isEmpty() && !Json.uid(next).equals(Json.uid(current))) {
            throw StatusException.conflict(
                    target.type(),
                    target.name(),
                    "Precondition failed: UID in precondition: %s, UID in object meta: %s"
                            .formatted(Json.uid(next), Json.uid(current)));
        }
    }

    private static boolean specChanged(ResourceType type, ObjectNode current, ObjectNode next) {
        var ignored = type.is(ResourceType.Trait.STATUS)
                ? Set.of("metadata", "status", "apiVersion")
                : Set.of("metadata", "apiVersion");
        return !without(current, ignored).equals(without(next, ignored));
    }

    private static ObjectNode without(ObjectNode object, Set<String> names) {
        var rest = Json.object();
        rest.setAll(object);
        rest.remove(names);
        return rest;
    }

    private void completeBuiltIn(ResourceType type, ObjectNode object) {
        if (type.bucket().equals(BuiltIns.SECRETS)) {
            if (Json.text(object, "type").isEmpty()) {
                object.put("type", "Opaque");
            }
            if (object.remove("stringData") instanceof ObjectNode texts) {
                texts.properties()
                        .forEach(e -> object.withObject("data")
                                .put(
                                        e.getKey(),
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        e.getValue().asText("").getBytes(StandardCharsets.UTF_8))));
            }
        } else if (type.bucket().equals(BuiltIns.DEFINITIONS)) {
            Definitions.complete(object);
            Definitions.establish(object, now());
        }
    }

    private static void shapeAndCheck(Target target, ObjectNode object, WriteOptions options) {
        var type = target.type();
        for (var name : List.of("finalizers", "labels", "annotations", "ownerReferences")) {
            if (Json.at(object, "metadata", name).isEmpty()) {
                Json.metadata(object).remove(name);
            }
        }
        var unknown = SchemaShape.prune(object, type.schema()).stream()
                .map("unknown field \"%s\""::formatted)
                .toList();
        if (!unknown.isEmpty() && options.fieldValidation().equals("Strict")) {
            throw StatusException.badRequest("%s in version \"%s\" cannot be handled as a %s: strict decoding error: %s"
                    .formatted(type.kind(), type.version(), type.kind(), String.join(", ", unknown)));
        }
        if (options.fieldValidation().equals("Warn")) {
            options.warnings().addAll(unknown);
        }
        SchemaShape.fillDefaults(object, type.schema());
        var causes = new ArrayList<>(checkMetadata(type, object));
        causes.addAll(SchemaValidation.check(object, type.schema()));
        if (type.bucket().equals(BuiltIns.DEFINITIONS)) {
            causes.addAll(Definitions.check(object));
        }
        if (!causes.isEmpty()) {
            throw StatusException.invalid(type.group(), type.kind(), target.name(), causes);
        }
    }

    private static List<Cause> checkMetadata(ResourceType type, ObjectNode object) {
        var causes = new ArrayList<Cause>();
        var name = Json.name(object);
        if (!IS_SUBDOMAIN.matcher(name).matches()) {
            causes.add(Cause.invalid("metadata.name", quoted(name), """
                    a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must \
                    start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%s')""".formatted(SUBDOMAIN)));
        } else if (type.bucket().equals(BuiltIns.NAMESPACES) && (name.contains(".") || name.length() > 63)) {
            causes.add(Cause.invalid("metadata.name", quoted(name), """
                    a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and \
                    end with an alphanumeric character"""));
        }
        Json.at(object, "metadata", "labels").forEach(value -> {
            if (!IS_LABEL.matcher(value.asText()).matches()) {
                causes.add(Cause.invalid("metadata.labels", quoted(value.asText()), """
                        a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must \
                        start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used \
                        for validation is '%s')""".formatted(LABEL)));
            }
        });
        return causes;
    }

    private static void checkFinalizers(Target target, ObjectNode current, ObjectNode next) {
        if (!Json.isDeleting(current)) {
            return;
        }
        var added = new LinkedHashSet<>(Json.finalizers(next));
        added.removeAll(Set.copyOf(Json.finalizers(current)));
        if (!added.isEmpty()) {
            var why =
                    "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"
                            + added.stream().map(Admission::quoted).collect(Collectors.joining(", ")) + "}";
            throw StatusException.invalid(
                    target.type().group(),
                    target.type().kind(),
                    target.name(),
                    List.of(new Cause("FieldValueForbidden", "metadata.finalizers", why)));
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
