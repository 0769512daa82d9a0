package dev.onair.huawei.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.http.CallKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HuaweiErrorTest {

    private static final Path CODES = Path.of("src/test/resources/huawei/documented-codes.txt");
    private static final Path PAGE = Path.of("docs/vendors/huawei.md");
    private static final String BEGIN = "<!-- codes: begin -->\n";
    private static final String END = "<!-- codes: end -->\n";

    @Test
    void everyDocumentedCodeHasExactlyOneRowAndEveryRowIsDocumented() throws IOException {
        var documented = Files.readAllLines(CODES).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        var rows = Arrays.stream(HuaweiError.values())
                .map(row -> row.code() + " " + String.join(" ", row.sections()))
                .toList();
        assertThat(rows).containsExactlyElementsOf(documented);
    }

    @Test
    void theVendorsPageHasARowForEachCode() throws IOException {
        var page = Files.readString(PAGE);
        var before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        var after = page.substring(page.indexOf(END));
        var wanted = before + table() + after;
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE))
                .as("rewrite with -Dgolden.write=true")
                .isEqualTo(wanted);
    }

    private static String table() {
        return Arrays.stream(HuaweiError.values())
                .map(row -> "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                row.code(),
                                outcome(row),
                                row.meaning(),
                                row.remedy(),
                                String.join(", ", row.sections())))
                .collect(Collectors.joining(
                        "",
                        "| code | outcome | meaning | what to do | sections |\n| --- | --- | --- | --- | --- |\n",
                        ""));
    }

    private static String outcome(HuaweiError row) {
        return List.of(CallKind.values()).stream()
                .map(kind -> HuaweiErrors.classify(kind, 400, row.code(), "")
                        .getClass()
                        .getSimpleName())
                .distinct()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(" (read), ", "", ""));
    }
}
