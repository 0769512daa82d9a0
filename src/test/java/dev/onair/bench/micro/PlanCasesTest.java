package dev.onair.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.bench.micro.PlanBenchmark.Kind;
import dev.onair.bench.micro.PlanBenchmark.Size;
import dev.onair.cdnetworks.client.ListedPages;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured is what it is called: nothing to do, one change, one changed entry. */
class PlanCasesTest {
    static Stream<Arguments> cases() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Size.values()).map(size -> Arguments.of(kind, size)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void planNothingAndOneChange(Kind kind, Size size) {
        var planned = kind.of(size);

        assertThat(planned.unchanged().get().lines()).isEmpty();
        assertThat(planned.changed().get().lines()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aLargeManifestIsLarger(Kind kind) {
        assertThat(kind.of(Size.LARGE).manifest())
                .hasSizeGreaterThan(kind.of(Size.TYPICAL).manifest().length());
    }

    @Test
    void aPageHasFiftyChannelsOfWhichOneChanges() {
        var benchmark = new PageBenchmark();
        benchmark.prepare();

        assertThat(ListedPages.read(ListedPages.json("morning", 1))).hasSize(ListedPages.ENTRIES);
        assertThat(benchmark.unchanged()).isEmpty();
        assertThat(benchmark.unchanged()).isEmpty();
        assertThat(benchmark.changed()).hasSize(1);
        assertThat(benchmark.changed()).hasSize(1);
    }
}
