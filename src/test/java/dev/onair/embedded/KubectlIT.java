package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type, typed by the real kubectl. */
class KubectlIT {
    private static final String ONE = """
            apiVersion: test.onair.dev/v1alpha1
            kind: Stream
            metadata:
              name: one
            spec:
              channelName: one
              bitrateKbps: 300
              outputs:
              - name: main
                weight: 1
            """;

    private final EmbeddedApiServer server = EmbeddedApiServer.start(0);

    @TempDir
    Path folder;

    /** The exit code, and what was printed, errors included. */
    record Result(int code, String text) {}

    @BeforeEach
    void applyTheDefinition() throws IOException {
        assumeTrue(isInstalled(), "kubectl is not on the PATH");
        server.writeKubeconfig(folder.resolve("kubeconfig"));
        var crd = folder.resolve("crd.yaml");
        try (var text = KubectlIT.class.getResourceAsStream("/embedded/stream-crd.yaml")) {
            Files.write(crd, Objects.requireNonNull(text).readAllBytes());
        }
        kubectl("apply", "-f", crd.toString());
        kubectl("wait", "--for=condition=Established", "crd/streams.test.onair.dev", "--timeout=5s");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static boolean isInstalled() {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "kubectl")));
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("kubectl", "--cache-dir=" + folder.resolve("cache")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", folder.resolve("kubeconfig").toString());
        builder.environment().put("KUBE_EDITOR", "sed -i s/bitrateKbps:.*/bitrateKbps:\\ 500/");
        return builder.start();
    }

    private Result run(String... arguments) {
        try {
            var process = start(arguments);
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String kubectl(String... arguments) {
        var result = run(arguments);
        assertThat(result.code()).as(result.text()).isZero();
        return result.text();
    }

    private String file(String text) {
        try {
            return Files.writeString(folder.resolve("object.yaml"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void applyOne() {
        assertThat(kubectl("apply", "-f", file(ONE))).isEqualTo("stream.test.onair.dev/one created\n");
    }

    private static String line(String text, int number) {
        return text.lines().toList().get(number).strip().replaceAll(" +", " ");
    }

    @Test
    void findsOutWhatThereIs() {
        assertThat(kubectl("api-resources"))
                .contains("streams", "configmaps", "leases")
                .containsPattern("streams +st +test.onair.dev/v1alpha1 +true +Stream");
        assertThat(kubectl("version")).contains("Server Version: v1.32");
        assertThat(kubectl("explain", "streams.spec.channelName"))
                .contains("FIELD: channelName", "The name viewers know.");
    }

    @Test
    void appliesAgainWithoutChangingAnything() {
        applyOne();

        assertThat(kubectl("apply", "-f", file(ONE))).isEqualTo("stream.test.onair.dev/one unchanged\n");
        assertThat(kubectl("apply", "-f", file(ONE.replace("300", "400"))))
                .isEqualTo("stream.test.onair.dev/one configured\n");
        assertThat(kubectl("diff", "-f", file(ONE.replace("300", "400")))).isEmpty();
        assertThat(kubectl("get", "st", "one", "-o", "jsonpath={.metadata.generation}"))
                .isEqualTo("2");
    }

    @Test
    void appliesOnTheServer() {
        assertThat(kubectl("apply", "--server-side", "-f", file(ONE))).contains("serverside-applied");
        kubectl("apply", "--server-side", "-f", file(ONE.replace("  bitrateKbps: 300\n", "")));

        assertThat(kubectl("get", "stream", "one", "-o", "yaml")).doesNotContain("bitrateKbps");
        kubectl(
                "patch",
                "stream",
                "one",
                "--type=merge",
                "--field-manager=hand",
                "-p",
                "{\"spec\":{\"channelName\":\"two\"}}");
        assertThat(run("apply", "--server-side", "-f", file(ONE)).text()).contains("conflict with \"hand\"");
        kubectl("apply", "--server-side", "--force-conflicts", "-f", file(ONE));
    }

    @Test
    void takesOverOnTheServerWhatItAppliedBefore() {
        applyOne();
        kubectl("apply", "--server-side", "-f", file(ONE));

        kubectl("apply", "--server-side", "-f", file(ONE.replace("300", "400")));

        assertThat(kubectl("get", "st", "one", "-o", "jsonpath={.spec.bitrateKbps}"))
                .isEqualTo("400");
    }

    @Test
    void refusesAnUnknownField() {
        var result = run("apply", "-f", file(ONE + "  tpyo: 1\n"));

        assertThat(result.code()).isNotZero();
        assertThat(result.text()).contains("strict decoding error: unknown field \"spec.tpyo\"");
    }

    @Test
    void showsColumns() {
        applyOne();

        var narrow = kubectl("get", "streams");
        var wide = kubectl("get", "onair", "-A", "-o", "wide");

        assertThat(line(narrow, 0)).isEqualTo("NAME CHANNEL READY KBPS AGE");
        assertThat(line(narrow, 1)).matches("one one 300 \\d+s");
        assertThat(line(wide, 0)).isEqualTo("NAMESPACE NAME CHANNEL READY KBPS FIRST AGE");
        assertThat(line(wide, 1)).matches("default one one 300 main \\d+s");
        assertThat(kubectl("get", "st", "one", "-o", "yaml")).contains("channelName: one", "observedGeneration: -1");
    }

    @Test
    void watches() throws IOException, InterruptedException {
        applyOne();
        var watch = start("get", "streams", "-w");
        try (var lines = watch.inputReader()) {
            assertThat(lines.readLine()).startsWith("NAME");
            assertThat(lines.readLine()).startsWith("one");

            kubectl("label", "stream", "one", "a=b");

            assertThat(lines.readLine()).startsWith("one");
        } finally {
            watch.destroy();
        }
        assertThat(watch.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void describesAnObjectWithItsEvents() {
        applyOne();
        var uid = kubectl("get", "st", "one", "-o", "jsonpath={.metadata.uid}");
        kubectl("create", "-f", file("""
                apiVersion: v1
                kind: Event
                metadata: {name: one.1, namespace: default}
                involvedObject: {kind: Stream, name: one, namespace: default, uid: %s}
                reason: Tested
                message: It works.
                type: Normal
                count: 1
                firstTimestamp: 2026-01-01T00:00:00Z
                lastTimestamp: 2026-01-01T00:00:00Z
                source: {component: onair}
                """.formatted(uid)));

        assertThat(kubectl("describe", "stream", "one")).contains("Channel Name:  one", "Tested", "It works.");
        assertThat(line(kubectl("get", "events"), 1)).matches("\\S+ Normal Tested stream/one It works\\.");
    }

    @Test
    void edits() {
        applyOne();

        assertThat(kubectl("edit", "stream", "one")).contains("edited");

        assertThat(kubectl("get", "st", "one", "-o", "jsonpath={.spec.bitrateKbps}"))
                .isEqualTo("500");
    }

    @Test
    void patchesLabelsAndAnnotates() {
        applyOne();

        kubectl("patch", "stream", "one", "--type=merge", "-p", "{\"spec\":{\"bitrateKbps\":600}}");
        kubectl(
                "patch",
                "stream",
                "one",
                "--type=json",
                "-p",
                "[{\"op\":\"add\",\"path\":\"/spec/tags\",\"value\":[\"t\"]}]");
        kubectl("patch", "stream", "one", "--subresource=status", "--type=merge", "-p", "{\"status\":{\"viewers\":3}}");
        kubectl("label", "stream", "one", "l=1");
        kubectl("annotate", "stream", "one", "a=2");
        assertThat(kubectl("get", "st", "-l", "l=1", "-o", "jsonpath={.items[0].spec}{.items[0].status.viewers}"))
                .contains("\"bitrateKbps\":600", "\"tags\":[\"t\"]")
                .endsWith("3");
        assertThat(run("patch", "stream", "one", "--type=merge", "-p", "{\"spec\":{\"bitrateKbps\":1}}")
                        .text())
                .contains("spec.bitrateKbps in body should be greater than or equal to 100");
    }

    @Test
    void waitsForAConditionAndForADeletion() throws IOException, InterruptedException {
        applyOne();
        var ready = start("wait", "--for=condition=Ready", "stream/one", "--timeout=10s");
        kubectl(
                "patch",
                "stream",
                "one",
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"observedGeneration\":1,\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}");
        assertThat(ready.waitFor()).isZero();

        kubectl("patch", "stream", "one", "--type=merge", "-p", "{\"metadata\":{\"finalizers\":[\"onair.dev/x\"]}}");
        kubectl("delete", "stream", "one", "--wait=false");
        var gone = start("wait", "--for=delete", "stream/one", "--timeout=10s");
        assertThat(kubectl("get", "st", "one", "-o", "jsonpath={.metadata.deletionTimestamp}"))
                .isNotEmpty();
        kubectl("patch", "stream", "one", "--type=merge", "-p", "{\"metadata\":{\"finalizers\":null}}");
        assertThat(gone.waitFor()).isZero();
    }

    @Test
    void createsAndDeletesPlainObjectsAndNamespaces() {
        kubectl("create", "namespace", "studio");
        kubectl("-n", "studio", "create", "secret", "generic", "key", "--from-literal=a=b");
        kubectl("-n", "studio", "create", "configmap", "settings", "--from-literal=a=b");
        kubectl("-n", "studio", "apply", "-f", file(ONE));

        assertThat(line(kubectl("-n", "studio", "get", "secret"), 1)).matches("key Opaque 1 \\d+s");
        assertThat(line(kubectl("-n", "studio", "get", "cm"), 1)).matches("settings 1 \\d+s");
        assertThat(kubectl("-n", "studio", "delete", "cm", "settings")).contains("deleted");
        assertThat(kubectl("delete", "ns", "studio", "--timeout=10s")).contains("deleted");
        assertThat(run("get", "ns", "studio").text()).contains("not found");
        assertThat(kubectl("delete", "crd", "streams.test.onair.dev", "--timeout=10s"))
                .contains("deleted");
    }

    @Test
    void asksForAuthorization() {
        assertThat(kubectl("auth", "can-i", "create", "streams")).isEqualTo("yes\n");
    }
}
