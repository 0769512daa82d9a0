package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder: {@code scenario.yaml} says where it comes from, what is there {@code before} and which {@code steps} are taken;
 * manifests stand beside it, or beside the other scenarios of the kind, which share them.
 */
record Scenario(Kind kind, String name) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Those of all kinds. */
    static Stream<Scenario> all() {
        return Stream.of(Kind.values()).flatMap(Scenario::of);
    }

    /** Those of one kind, by name. */
    static Stream<Scenario> of(Kind kind) {
        try (var folders = Files.list(kind.folder())) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> new Scenario(kind, folder.getFileName().toString()))
                    .sorted((one, other) -> one.name().compareTo(other.name()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return kind.folder().resolve(name);
    }

    /** Where it comes from: what {@code from} says. */
    String from() {
        return told().path("from").asText();
    }

    /** What is there when it begins. */
    List<Step> before() {
        return steps("before");
    }

    List<Step> steps() {
        return steps("steps");
    }

    private List<Step> steps(String part) {
        var steps = new ArrayList<Step>();
        told().path(part).forEach(told -> steps.add(Step.read(told)));
        return steps;
    }

    private JsonNode told() {
        try {
            return YAML.readTree(folder().resolve("scenario.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A manifest of the scenario's own, or of the kind's. */
    String manifest(String file) {
        var own = folder().resolve(file);
        return read(Files.exists(own) ? own : kind.folder().resolve(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }

    /** One line of {@code before} or {@code steps}: {@code verb: what}. */
    sealed interface Step {
        /** Applies the manifests of a file. */
        record Apply(String file) implements Step {}

        /** Deletes a resource, named as {@code kind/name}. */
        record Delete(String resource) implements Step {}

        /** Does something to the vendor behind the operator's back, by the simulator's admin endpoints. */
        record Vendor(String call, JsonNode body) implements Step {}

        /** Time goes on; the account looks at the vendor's lists once a minute. */
        record Live(String time) implements Step {}

        private static Step read(JsonNode told) {
            var verb = told.fieldNames().next();
            var what = told.path(verb);
            return switch (verb) {
                case "apply" -> new Apply(what.asText());
                case "delete" -> new Delete(what.asText());
                case "vendor" -> new Vendor(what.asText(), told.path("body"));
                case "live" -> new Live(what.asText());
                default ->
                    throw new IllegalArgumentException(
                            "no step is called " + verb + ": there are apply, delete, vendor and live");
            };
        }

        /** As goldens name it. */
        default String text() {
            return switch (this) {
                case Apply(var file) -> "apply " + file;
                case Delete(var resource) -> "delete " + resource;
                case Vendor(var call, var body) -> "vendor " + call;
                case Live(var time) -> "live " + time;
            };
        }
    }
}
