package dev.onair.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Prometheus shows of each metric, by the rules of its naming: help, units, and counters that are told as such. */
@SuppressWarnings("deprecation") // Quarkus has this registry
class MetricTest {
    private static final Pattern NAME = Pattern.compile("onair_[a-z0-9_]*[a-z0-9]");
    private static final List<String> FOREIGN_UNITS =
            List.of("_ms", "_millis", "_milliseconds", "_minutes", "_hours", "_percent", "_kb", "_kilobytes");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void asTheOperatorIs() {
        registry.config().meterFilter(FrameworkMeters.filter());
    }

    private void use(Metric metric) {
        switch (metric.type()) {
            case COUNTER -> metric.counter(registry, Tags.of("kind", "a")).increment();
            case TIMER -> metric.timer(registry, Tags.of("kind", "a")).record(Duration.ofMillis(100));
            case GAUGE, SECONDS -> metric.gauge(registry, Tags.of("kind", "a"), () -> 1);
        }
    }

    /** Names by what Prometheus takes them for. */
    private static Map<String, String> types(String scraped) {
        var types = new HashMap<String, String>();
        scraped.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" "))
                .forEach(words -> types.put(words[2], words[3]));
        return types;
    }

    @ParameterizedTest
    @EnumSource
    void hasAHelpTextANameOfTheFieldAndAUnit(Metric metric) {
        use(metric);

        var scraped = registry.scrape();
        var types = types(scraped);

        assertThat(metric.help()).hasSizeGreaterThan(15).doesNotEndWith(".");
        assertThat(types).isNotEmpty().allSatisfy((name, type) -> {
            assertThat(name).matches(NAME);
            assertThat(scraped).contains("# HELP " + name + " " + metric.help() + "\n");
            assertThat(FOREIGN_UNITS).noneMatch(name::contains);
            assertThat(name.endsWith("_total")).as("%s is a %s", name, type).isEqualTo(type.equals("counter"));
            assertThat(name).doesNotContain("_gauge", "_counter", "_histogram").doesNotEndWith("_count");
        });
    }

    @ParameterizedTest
    @EnumSource
    void isWhatItIsSaidToBe(Metric metric) {
        use(metric);

        var types = types(registry.scrape());

        var type = types.get(metric.meter().replace('.', '_')
                + switch (metric.type()) {
                    case COUNTER -> "_total";
                    case TIMER, SECONDS -> "_seconds";
                    case GAUGE -> "";
                });
        assertThat(type)
                .isEqualTo(
                        switch (metric.type()) {
                            case COUNTER -> "counter";
                            case TIMER -> "histogram";
                            case GAUGE, SECONDS -> "gauge";
                        });
    }

    /** What has no constant here would have neither help nor a rule. */
    @Test
    void nothingElseMakesMeters() throws IOException {
        var maker = Pattern.compile("(registry|metrics)\\s*\\.(counter|timer|gauge|summary|more)\\(\"|"
                + "\\b(Counter|Timer|Gauge|FunctionCounter|FunctionTimer|MultiGauge|TimeGauge|DistributionSummary|LongTaskTimer)"
                + "\\s*\\.builder\\(");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("Metric.java"))
                            .filter(file -> maker.matcher(read(file)).find()))
                    .isEmpty();
        }
    }

    @Test
    void eachIsInTheTableOfTheOperationsPage() {
        var page = read(Path.of("docs/operations.md"));

        assertThat(Arrays.stream(Metric.values())).allSatisfy(metric -> {
            use(metric);
            assertThat(page).contains("`" + prometheusName(metric) + "`");
        });
    }

    private static String prometheusName(Metric metric) {
        return metric.meter().replace('.', '_')
                + switch (metric.type()) {
                    case COUNTER -> "_total";
                    case TIMER, SECONDS -> "_seconds";
                    case GAUGE -> "";
                };
    }

    /** By Prometheus' own tool, where there is one: {@code PROMTOOL}, or on the path. */
    @Test
    void promtoolHasNothingToSay() throws IOException, InterruptedException {
        var tool = promtool();
        assumeTrue(tool.isPresent(), "no promtool: PROMTOOL names none, and none is on the PATH");
        Arrays.stream(Metric.values()).forEach(this::use);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);

        assertThat(check(tool.get(), registry.scrape())).isEmpty();
    }

    private static String check(Path tool, String scraped) throws IOException, InterruptedException {
        var file = Files.createTempFile("metrics", ".txt");
        try {
            Files.writeString(file, scraped);
            var process = new ProcessBuilder(tool.toString(), "check", "metrics")
                    .redirectInput(file.toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } finally {
            Files.delete(file);
        }
    }

    private static Optional<Path> promtool() {
        var named = Optional.ofNullable(System.getenv("PROMTOOL")).stream();
        var onPath = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> folder + "/promtool");
        return Stream.concat(named, onPath)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
