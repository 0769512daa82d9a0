package dev.onair.cli;

import dev.onair.http.SafeText;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a setting of the operator that says nothing it could mean, before anything is started: what the container makes of it
 * is a stack trace, or, of what is no yes, silently a no. docs/operations.md, "Settings". Pure.
 */
public final class Settings {
    private static final int SHOWN = 80;
    private static final int PORTS = 65_535;
    private static final Set<String> WORDS_OF_TRUTH =
            Set.of("true", "false", "yes", "no", "y", "n", "t", "f", "on", "off", "1", "0");
    private static final Pattern HOSTS = Pattern.compile("\\s*(\\*\\.)?[A-Za-z0-9.:\\[\\]_-]+\\s*");

    private static final List<Setting> ALL = List.of(
            duration("onair.visibility", "30s", Duration.ZERO),
            duration("onair.create-visibility", "30s", Duration.ZERO),
            duration("onair.patience", "60s", Duration.ZERO),
            duration("onair.observe-interval", "60s", Duration.ofSeconds(1)),
            word("onair.observe", "shared", "shared or per-resource", Set.of("shared", "per-resource")),
            number("onair.corrections-per-hour", "5", 0, Integer.MAX_VALUE),
            number("onair.metrics.resources", "1000", 0, Integer.MAX_VALUE),
            word("onair.leader-election", "true", "true or false", WORDS_OF_TRUTH),
            number("onair.callbacks.port", "8081", 0, PORTS),
            number("onair.callbacks.connections", "512", 1, Integer.MAX_VALUE),
            number("onair.callbacks.connections-per-address", "128", 1, Integer.MAX_VALUE),
            new Setting(
                    "onair.endpoint-hosts",
                    "api.example.com,*.example.com",
                    "a list of hosts by commas, without scheme or path",
                    text -> Stream.of(text.split(","))
                            .allMatch(host ->
                                    host.isBlank() || HOSTS.matcher(host).matches())));

    /**
     * One setting.
     *
     * @param example a good value
     * @param meaning what a value has to be, to follow "is not"
     */
    private record Setting(String name, String example, String meaning, Predicate<String> isGood) {
        /** As the environment has it. */
        String variable() {
            return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        }
    }

    private Settings() {}

    private static Setting duration(String name, String example, Duration least) {
        var meaning = "a duration" + (least.isZero() ? "" : " of " + least.toSeconds() + "s or more");
        return new Setting(name, example, meaning, text -> {
            try {
                return DurationConverter.parseDuration(text).compareTo(least) >= 0;
            } catch (IllegalArgumentException none) {
                return false;
            }
        });
    }

    private static Setting number(String name, String example, int least, int most) {
        var meaning = "a whole number from " + least + " on" + (most == Integer.MAX_VALUE ? "" : " to " + most);
        return new Setting(name, example, meaning, text -> {
            try {
                var number = Integer.parseInt(text);
                return number >= least && number <= most;
            } catch (NumberFormatException none) {
                return false;
            }
        });
    }

    private static Setting word(String name, String example, String meaning, Set<String> words) {
        return new Setting(name, example, meaning, text -> words.contains(text.toLowerCase(Locale.ROOT)));
    }

    /**
     * What to say and end with in place of a start, a line for each setting that is wrong; empty where none is.
     *
     * @param environment the process's variables
     * @param properties the JVM's, which count more
     */
    public static Optional<Usage.Answer> refusal(
            Map<String, String> environment, Function<String, @Nullable String> properties) {
        var lines = ALL.stream()
                .flatMap(setting -> refusal(setting, environment, properties).stream())
                .collect(Collectors.joining());
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Usage.Answer(lines, Commands.USAGE));
    }

    private static Optional<String> refusal(
            Setting setting, Map<String, String> environment, Function<String, @Nullable String> properties) {
        var property = properties.apply(setting.name());
        var name = property == null ? setting.variable() : "-D" + setting.name();
        return Optional.ofNullable(property)
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .map(String::strip)
                // As not set at all.
                .filter(value -> !value.isEmpty())
                .filter(value -> !setting.isGood().test(value))
                .map(value -> "onair: " + name + " is \"" + SafeText.bounded(value, SHOWN) + "\", which is not "
                        + setting.meaning() + "; write one such as " + name + "=" + setting.example()
                        + ", or leave it out\n");
    }
}
