package dev.onair.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.CdnetworksAccountStatus;
import dev.onair.cdnetworks.client.Notice;
import dev.onair.cdnetworks.forwardtask.ForwardTaskSpec;
import dev.onair.cdnetworks.forwardtask.ForwardTaskStatus;
import dev.onair.cdnetworks.livechannel.LiveChannelSpec;
import dev.onair.cdnetworks.livechannel.LiveChannelStatus;
import dev.onair.cdnetworks.pullchannel.PullChannelSpec;
import dev.onair.cdnetworks.pullchannel.PullChannelStatus;
import dev.onair.cdnetworks.recorddirectory.RecordDirectorySpec;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryStatus;
import dev.onair.cdnetworks.recordtask.RecordTaskSpec;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackSpec;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackStatus;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocsTest {
    private static final String BEGIN = "<!-- calls: begin -->\n";
    private static final String END = "\n<!-- calls: end -->";
    /** The folders of the kinds and accounts. */
    private static final List<String> KINDS = List.of(
            "cdnetworks/account",
            "cdnetworks/forwardtask",
            "cdnetworks/livechannel",
            "cdnetworks/pullchannel",
            "cdnetworks/recorddirectory",
            "cdnetworks/recordtask",
            "cdnetworks/statecallback");

    private static final List<String> WHERE_REASONS_ARE = Stream.concat(
                    Stream.of("engine", "operator", "tenancy"), KINDS.stream())
            .toList();
    /** What looks like a reason in the code and is none: condition types and values, columns, words of other enums. */
    private static final Set<String> NO_REASONS = Set.of(
            "Ready",
            "Synced",
            "Reconciling",
            "Stalled",
            "True",
            "False",
            "Unknown",
            "Normal",
            "Warning",
            "Opaque",
            "ConfigMap",
            "Held",
            "NamespaceTerminating",
            "Live",
            "Idle",
            "Done",
            "LiveChannel",
            "PullChannel",
            "RecordDirectory",
            "ForwardTask",
            "RecordTask",
            "Type",
            "Path",
            "Phase",
            "Start",
            "End",
            "Files",
            "CdnetworksAccount",
            "Secret",
            "Account",
            "Age",
            "Channels",
            "Destination",
            "Deliveries",
            "Drift",
            "Ended",
            "Message",
            "Reason",
            "Source",
            "State",
            "Unmanaged",
            "Viewers");

    @Test
    void theReadmesTableOfVendorCallsIsTheOneInTheCode() throws IOException {
        var readme = Texts.read("README.md");
        var begin = readme.indexOf(BEGIN) + BEGIN.length();
        var end = readme.indexOf(END.strip());
        var expected = readme.substring(0, begin) + VendorCalls.markdown() + "\n" + readme.substring(end);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("README.md"), expected);
        } else {
            assertThat(readme).as("rewrite with make golden").isEqualTo(expected);
        }
    }

    @Test
    void theTableOfVendorCallsHasEachNoticeThatTheVendorSends() {
        assertThat(VendorCalls.NOTICES)
                .extracting(VendorCalls.Line::call)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Notice.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void theTableOfVendorCallsHasEachCallThatTheKindsMake() {
        var made = KINDS.stream()
                .flatMap(folder -> Texts.under(Texts.SOURCES.resolve(folder), ".java").stream())
                .flatMap(file -> Texts.find(
                        "client(?:\\(\\))?\\s*(?:\\.(?:pullChannels|recordTasks|recordDirectories|forwardTasks)\\(\\))?\\s*(?:\\.|::)([a-z][A-Za-z]+)",
                        Texts.read(file))
                        .stream())
                .filter(call -> !Set.of("close", "pullChannels").contains(call))
                .collect(Collectors.toCollection(TreeSet::new));

        var listed = VendorCalls.ALL.stream().map(VendorCalls.Line::call).collect(Collectors.toSet());
        assertThat(listed).isEqualTo(made);
    }

    @Test
    void everyReasonInTheCodeIsExplained() {
        var documented = Texts.under(Path.of("docs/kinds"), ".md").stream()
                .flatMap(page -> Texts.find("`([A-Z][A-Za-z]+)`", Texts.read(page)).stream())
                .collect(Collectors.toSet());
        var reasons = WHERE_REASONS_ARE.stream()
                .flatMap(folder -> Texts.under(Texts.SOURCES.resolve(folder), ".java").stream())
                .flatMap(file -> Texts.find("\"([A-Z][a-z]+[A-Za-z]*)\"", Texts.read(file)).stream())
                .filter(word -> !NO_REASONS.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsAll(reasons);
    }

    @Test
    void everyEventThatIsNamedIsTold() {
        var told = Texts.under(Texts.SOURCES, ".java").stream()
                .flatMap(file -> Texts.find("\"([A-Z][a-z]+[A-Za-z]*)\"", Texts.read(file)).stream())
                .collect(Collectors.toSet());
        // Made of two words.
        told.addAll(Set.of("SourceDisconnected", "SourcesConnected", "OutputDisconnected", "OutputsConnected"));

        assertThat(Texts.under(Path.of("docs/kinds"), ".md").stream()
                        .flatMap(page -> Texts.find("(?s)\n(Events(?: tell|:).*?)\n\n", Texts.read(page)).stream())
                        .flatMap(paragraph -> Texts.find("`([A-Z][A-Za-z]+)`", paragraph).stream()))
                .contains("DriftCorrected")
                .isSubsetOf(told);
    }

    @Test
    void everyClassThatTheArchitectureNamesExists() {
        var classes = Texts.under(Path.of("src"), ".java").stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        // Words of the YAML in the same spelling.
        classes.addAll(Set.of("Observe", "Report", "Retain"));

        var named = Texts.find("`([A-Z][a-z]+[A-Za-z]*)`", Texts.read("docs/architecture.md"));
        assertThat(named).isNotEmpty();
        assertThat(classes).containsAll(named);
    }

    static Stream<Fields> fields() {
        return Stream.of(
                new Fields("docs/kinds/livechannel.md", LiveChannelSpec.class),
                new Fields("docs/kinds/livechannel.md", LiveChannelStatus.class),
                new Fields("docs/kinds/pullchannel.md", PullChannelSpec.class),
                new Fields("docs/kinds/pullchannel.md", PullChannelStatus.class),
                new Fields("docs/kinds/forwardtask.md", ForwardTaskSpec.class),
                new Fields("docs/kinds/forwardtask.md", ForwardTaskStatus.class),
                new Fields("docs/kinds/channelstatecallback.md", ChannelStateCallbackSpec.class),
                new Fields("docs/kinds/channelstatecallback.md", ChannelStateCallbackStatus.class),
                new Fields("docs/kinds/cdnetworksaccount.md", CdnetworksAccountSpec.class),
                new Fields("docs/kinds/cdnetworksaccount.md", CdnetworksAccountStatus.class),
                new Fields("docs/kinds/recorddirectory.md", RecordDirectorySpec.class),
                new Fields("docs/kinds/recorddirectory.md", RecordDirectoryStatus.class),
                new Fields("docs/kinds/recordtask.md", RecordTaskSpec.class),
                new Fields("docs/kinds/recordtask.md", RecordTaskStatus.class));
    }

    record Fields(String document, Class<?> type) {
        Stream<String> names() {
            return Arrays.stream(type.getFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getName);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everyFieldIsExplained(Fields fields) {
        var text = Texts.read(fields.document());

        assertThat(fields.names().filter(name -> !text.contains("`" + name) && !text.contains("." + name)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void noFieldIsExplainedThatDoesNotExist(Fields fields) {
        var explained = Texts.find("(?m)^\\| `([a-zA-Z]+)", section(Texts.read(fields.document()), "## Spec"));

        assertThat(fields.names()).containsAll(explained);
    }

    static Stream<Fields> specs() {
        return fields().filter(fields -> fields.type().getSimpleName().endsWith("Spec"));
    }

    @Test
    void everyDependencyHasItsReasonInTheReadme() {
        var pom = Texts.read("pom.xml");
        var dependencies = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"))
                .replaceAll("(?s)<exclusions>.*?</exclusions>", "");

        assertThat(Texts.find(
                        "(?m)^\\| `([a-z0-9_-]+)` \\|", section(Texts.read("README.md"), "## Why each dependency")))
                .isEqualTo(Texts.find("<artifactId>([^<]+)</artifactId>", dependencies));
    }

    @Test
    void everyFolderOfTheSourcesIsInTheReadmesMap() {
        var map = section(Texts.read("README.md"), "## Read it");
        var folders = Texts.under(Texts.SOURCES, "package-info.java").stream()
                .map(file -> Texts.SOURCES.relativize(file.getParent()).toString())
                .filter(folder -> !folder.isEmpty() && !folder.startsWith("simulator/"));

        assertThat(folders).allSatisfy(folder -> assertThat(map).contains("| `" + folder + "` |"));
    }

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(Texts.documents()).allSatisfy(document -> {
            var folder = Path.of(".").resolve(document).getParent();
            assertThat(Texts.find("\\]\\((?!https?:)([^)#]+)[^)]*\\)", Texts.read(document)))
                    .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
        });
    }

    @Test
    void everyMakeTaskThatIsNamedExists() {
        var tasks = Texts.find("(?m)^([a-z0-9]+):", Texts.read("Makefile"));

        assertThat(Texts.documents())
                .allSatisfy(document -> assertThat(Texts.find("(?:`|    )make ([a-z0-9]+)", Texts.read(document)))
                        .isSubsetOf(tasks));
    }

    private static String section(String text, String heading) {
        var begin = text.indexOf(heading);
        var end = text.indexOf("\n## ", begin + 1);
        return text.substring(begin, end < 0 ? text.length() : end);
    }
}
