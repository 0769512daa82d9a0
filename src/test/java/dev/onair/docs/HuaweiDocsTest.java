package dev.onair.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.huawei.account.HuaweiAccountSpec;
import dev.onair.huawei.account.HuaweiAccountStatus;
import dev.onair.huawei.flow.FlowSpec;
import dev.onair.huawei.flow.FlowStatus;
import dev.onair.huawei.ottchannel.DashPackageSpec;
import dev.onair.huawei.ottchannel.EncryptionSpec;
import dev.onair.huawei.ottchannel.HlsPackageSpec;
import dev.onair.huawei.ottchannel.InputSpec;
import dev.onair.huawei.ottchannel.MssPackageSpec;
import dev.onair.huawei.ottchannel.OttChannelSpec;
import dev.onair.huawei.ottchannel.OttChannelStatus;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of Huawei's kinds say is what the code does. */
class HuaweiDocsTest {
    private static final String BEGIN = "<!-- huawei calls: begin -->\n";
    private static final String END = "\n<!-- huawei calls: end -->";

    @Test
    void theReadmesTableOfHuaweisCallsIsTheOneInTheCode() throws IOException {
        var readme = Texts.read("README.md");
        var begin = readme.indexOf(BEGIN) + BEGIN.length();
        var end = readme.indexOf(END.strip());
        var expected = readme.substring(0, begin) + HuaweiCalls.markdown() + "\n" + readme.substring(end);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("README.md"), expected);
        } else {
            assertThat(readme).as("rewrite with make golden").isEqualTo(expected);
        }
    }

    @Test
    void theTableHasEachCallThatTheKindsMake() {
        var made = Stream.of("huawei/account", "huawei/flow", "huawei/ottchannel")
                .flatMap(folder -> Texts.under(Texts.SOURCES.resolve(folder), ".java").stream())
                .flatMap(file -> Texts.find(
                        "(?:[cC]lient\\(\\)|\\bclient|areas\\.[a-zA-Z]+\\(\\)|projects)\\s*\\.([a-z][A-Za-z]+)\\(",
                        Texts.read(file))
                        .stream())
                .filter(call -> !call.equals("getFirst") && !call.equals("isEmpty"))
                .filter(call -> !call.equals("endpoint") && !call.equals("close"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(HuaweiCalls.ALL).extracting(VendorCalls.Line::call).containsExactlyInAnyOrderElementsOf(made);
    }

    @ParameterizedTest
    @CsvSource({
        "huawei/account,docs/kinds/huaweiaccount.md",
        "huawei/flow,docs/kinds/flow.md",
        "huawei/ottchannel,docs/kinds/ottchannel.md"
    })
    void everyReasonOfTheCodeIsExplained(String folder, String page) {
        var text = Texts.read(page);
        var reasons = Texts.under(Texts.SOURCES.resolve(folder), ".java").stream()
                .flatMap(file -> Texts.find(
                        "(?:Refused|Blocked|Begun|Unavailable|Missing|Blocked<>)\\(\\s*\"([A-Z][A-Za-z]+)\"",
                        Texts.read(file))
                        .stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(reasons).isNotEmpty().allSatisfy(reason -> assertThat(text).contains("`" + reason + "`"));
    }

    record Page(String document, Class<?> type) {
        List<String> fields() {
            return Arrays.stream(type.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getName)
                    .toList();
        }
    }

    static Stream<Page> pages() {
        return Stream.of(
                new Page("docs/kinds/huaweiaccount.md", HuaweiAccountSpec.class),
                new Page("docs/kinds/huaweiaccount.md", HuaweiAccountStatus.class),
                new Page("docs/kinds/flow.md", FlowSpec.class),
                new Page("docs/kinds/flow.md", FlowSpec.Source.class),
                new Page("docs/kinds/flow.md", FlowSpec.FlowOutput.class),
                new Page("docs/kinds/flow.md", FlowStatus.class),
                new Page("docs/kinds/ottchannel.md", OttChannelSpec.class),
                new Page("docs/kinds/ottchannel.md", InputSpec.class),
                new Page("docs/kinds/ottchannel.md", HlsPackageSpec.class),
                new Page("docs/kinds/ottchannel.md", DashPackageSpec.class),
                new Page("docs/kinds/ottchannel.md", MssPackageSpec.class),
                new Page("docs/kinds/ottchannel.md", EncryptionSpec.class),
                new Page("docs/kinds/ottchannel.md", OttChannelStatus.class));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyFieldIsExplained(Page page) {
        var text = Texts.read(page.document());

        assertThat(page.fields())
                .allSatisfy(name -> assertThat(text).containsAnyOf("`" + name, "." + name + "`", "." + name + "["));
    }
}
