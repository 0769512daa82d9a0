package dev.onair.bench.micro;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;

/** All micro benchmarks, and how they are named: {@code plan.unchanged} is {@link PlanBenchmark#unchanged}. */
final class Benchmarks {
    /** The method of each class that the others are a ratio to. */
    static final String BASELINE = "baseline";

    private static final String SUFFIX = "Benchmark";

    /** In the order of the table. */
    static final List<Class<?>> ALL = List.of(
            SigningBenchmark.class,
            PlanBenchmark.class,
            PageBenchmark.class,
            GateBenchmark.class,
            CoalescingBenchmark.class);

    private Benchmarks() {}

    /** What its methods are named after. */
    static String group(Class<?> type) {
        var name = type.getSimpleName();
        return name.substring(0, name.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
    }

    private static String name(Method method) {
        return group(method.getDeclaringClass()) + "." + method.getName();
    }

    /** JMH's name of a benchmark, which has its package and class, as it is named here. */
    static String name(String ofJmh) {
        return all().filter(method -> jmhName(method).equals(ofJmh))
                .map(Benchmarks::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(ofJmh + " is not among the benchmarks listed here"));
    }

    private static String jmhName(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    /** A group's own ones by name, its baseline last. */
    private static Stream<Method> all() {
        return ALL.stream()
                .flatMap(type -> Arrays.stream(type.getMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .sorted(Comparator.comparing(Benchmarks::isBaseline).thenComparing(Method::getName)));
    }

    private static boolean isBaseline(Method method) {
        return method.getName().equals(BASELINE);
    }

    /** The names of all. */
    static List<String> names() {
        return all().map(Benchmarks::name).toList();
    }

    /**
     * JMH's names of those to run.
     *
     * @param only a part of their names; the baselines of what it names are run with them
     */
    static List<String> selected(Optional<String> only) {
        var named = all().filter(method -> only.map(name(method)::contains).orElse(true))
                .toList();
        return all().filter(method -> named.contains(method)
                        || (isBaseline(method)
                                && named.stream()
                                        .anyMatch(other -> other.getDeclaringClass() == method.getDeclaringClass())))
                .map(Benchmarks::jmhName)
                .toList();
    }
}
