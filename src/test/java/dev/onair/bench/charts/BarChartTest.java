package dev.onair.bench.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class BarChartTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "bench", "chart.svg");

    private static BarChart chart(List<BarChart.Group> groups) {
        return new BarChart("Calls", "How many.", "%,.2f", List.of("shared", "per-resource"), groups, Optional.empty());
    }

    private static BarChart.Group group(String name, double... values) {
        return new BarChart.Group(
                name,
                IntStream.range(0, values.length)
                        .mapToObj(series -> new BarChart.Bar(series, values[series]))
                        .toList());
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(String svg, String name) throws Exception {
        var found = parsed(svg).getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Element.class::cast)
                .toList();
    }

    private static List<String> texts(String svg) throws Exception {
        return elements(svg, "text").stream().map(Element::getTextContent).toList();
    }

    /** Of the bars; the first two rectangles say what the colours are. */
    private static List<Double> lengths(String svg) throws Exception {
        return elements(svg, "rect").stream()
                .skip(2)
                .map(bar -> Double.valueOf(bar.getAttribute("width")))
                .toList();
    }

    @Test
    void aSmallChartIsThisFile() throws Exception {
        var svg = new BarChart(
                        "Calls to the vendor for each resource",
                        "How many calls came for one resource.",
                        "%,.2f",
                        List.of("shared", "per-resource"),
                        List.of(group("create 100", 1.12, 2), group("steady 1,000", 0.5)),
                        Optional.of(new BarChart.Limit("budget: 1.75", 1.75)))
                .svg();

        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, svg);
        }
        assertThat(svg).as("rewrite with -Dgolden.write=true").isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void lengthsAreInProportion() throws Exception {
        var lengths = lengths(
                chart(List.of(group("one", 100, 50), group("other", 25))).svg());

        assertThat(lengths).hasSize(3);
        assertThat(lengths.get(1)).isCloseTo(lengths.getFirst() / 2, within(0.1));
        assertThat(lengths.get(2)).isCloseTo(lengths.getFirst() / 4, within(0.1));
    }

    @Test
    void valuesFarApartHaveALengthForEachFactorOfTen() throws Exception {
        var svg = chart(List.of(group("one", 0.01), group("two", 0.1), group("three", 10), group("none", 0)))
                .svg();

        var lengths = lengths(svg);
        assertThat(lengths.getFirst()).as("the smallest is seen").isPositive();
        assertThat(lengths.get(1)).isCloseTo(2 * lengths.getFirst(), within(0.1));
        assertThat(lengths.get(2)).isCloseTo(4 * lengths.getFirst(), within(0.1));
        assertThat(lengths.get(3)).isZero();
        assertThat(texts(svg)).contains("logarithmic scale", "0.001", "0.01", "0.1", "1", "10");
    }

    @Test
    void eachBarHasItsValueAndEachGroupItsName() throws Exception {
        assertThat(texts(chart(List.of(group("create 1,000", 1.19, 2))).svg()))
                .contains("create 1,000", "1.19", "2.00", "shared", "per-resource")
                .doesNotContain("logarithmic scale");
    }

    @Test
    void aLimitIsOnTheScaleWhereNoValueIsAsHigh() throws Exception {
        var svg = new BarChart(
                        "RSS",
                        "How much.",
                        "%,.0f",
                        List.of("highest"),
                        List.of(group("1", 100)),
                        Optional.of(new BarChart.Limit("budget: 350", 350)))
                .svg();

        assertThat(texts(svg)).contains("budget: 350", "400");
        assertThat(elements(svg, "line").stream()
                        .filter(line -> line.getAttribute("class").equals("limit"))
                        .map(line -> Double.valueOf(line.getAttribute("x2"))))
                .as("in the legend, and across the bars")
                .hasSize(2)
                .last()
                .satisfies(x -> assertThat(x).isCloseTo(190 + 530 * 350 / 400.0, within(0.1)));
    }

    @Test
    void namesAreEscaped() throws Exception {
        var svg = new BarChart(
                        "a < b & c", "<d>", "%,.2f", List.of("e & f"), List.of(group("\"g\" < h", 1)), Optional.empty())
                .svg();

        assertThat(texts(svg)).contains("a < b & c", "e & f", "\"g\" < h");
        assertThat(elements(svg, "title").getFirst().getTextContent()).isEqualTo("a < b & c");
        assertThat(elements(svg, "desc").getFirst().getTextContent()).isEqualTo("<d>");
    }

    @Test
    void nothingMeasuredIsSaid() throws Exception {
        var svg = chart(List.of()).svg();

        assertThat(texts(svg)).containsExactly("Calls", "nothing was measured");
        assertThat(elements(svg, "rect")).isEmpty();
    }

    @Test
    void itHasAPaletteForDarkGround() {
        assertThat(chart(List.of()).svg()).contains("prefers-color-scheme: dark");
    }
}
