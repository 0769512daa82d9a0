package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients of other people's, as they are, against the simulated token service. {@code make clients} brings them into
 * {@code target/clients}; without them these tests are skipped.
 */
class PublicClientsIT {
    private static final Path SCRIPTS = Path.of("src/test/clients").toAbsolutePath();
    private static final Path CLIENTS = Path.of("target/clients").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 180;
    private static final String ACCOUNT = "65382450e8f64ac0870cd180d14e684b";

    private final HuaweiSimulator simulator = HuaweiSimulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private static Path needed(String path) {
        var needed = CLIENTS.resolve(path);
        assumeTrue(Files.exists(needed), () -> needed + " is not there: make clients brings it");
        return needed;
    }

    private static List<String> said(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(new File("."));
        builder.environment().putAll(environment);
        var output = Files.createTempFile("client", ".out");
        try {
            var process = builder.redirectOutput(output.toFile()).start();
            var isOver = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            var lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            assertThat(isOver && process.exitValue() == 0).as(lines.toString()).isTrue();
            return lines;
        } finally {
            Files.delete(output);
        }
    }

    /** Debian's keystoneauth, which OpenStack's clients for Python get their tokens by. */
    @Test
    void keystoneauthGetsTokensOfProjectsAndOfTheAccount() throws Exception {
        var packages =
                needed("root/usr/lib/python3/dist-packages/keystoneauth1").getParent();

        var lines = said(
                Map.of("PYTHONPATH", packages.toString()),
                "python3",
                SCRIPTS.resolve("ask_tokens.py").toString(),
                simulator.url().toString());

        assertThat(lines)
                .containsExactly(
                        "username " + AccountSetup.PROJECT_ID + " - domainname 2",
                        "username " + AccountSetup.PROJECT_ID + " - domainname 2",
                        "username - " + ACCOUNT + " domainname 2");
        assertThat(simulator.requests().of("createToken")).allMatch(line -> line.httpStatus() == 201);
    }

    /** The vendor's own client of IAM for Node.js: signatures of another language than Java, and its models. */
    @Test
    void theVendorsClientForNodeListsAndGetsTokens() throws Exception {
        var modules = needed("npm/node_modules/@huaweicloud/huaweicloud-sdk-iam")
                .getParent()
                .getParent();

        var lines = said(
                Map.of("NODE_PATH", modules.toString()),
                "node",
                SCRIPTS.resolve("token.js").toString(),
                simulator.url().toString(),
                simulator.accessKey(),
                simulator.secretKey());

        assertThat(lines).containsExactly("username - " + ACCOUNT + " domainname 2");
    }

    /** Debian's gophercloud, whose forks are the vendor's clients for Go. */
    @Test
    void gophercloudGetsTokensOfProjectsAndOfTheAccount() throws Exception {
        var go = needed("root/usr/lib/go-1.19/bin/go");
        var sources = needed("root/usr/share/gocode/src/github.com/gophercloud").resolve("../../..");
        var environment = Map.of(
                "GOROOT",
                go.resolve("../..").normalize().toString(),
                "GOPATH",
                sources.normalize().toString(),
                "GO111MODULE",
                "off",
                "GOFLAGS",
                "",
                "CGO_ENABLED",
                "0",
                "GOCACHE",
                CLIENTS.resolve("gocache").toString());

        var lines = said(
                environment,
                go.toString(),
                "run",
                SCRIPTS.resolve("token.go").toString(),
                simulator.url().toString());

        assertThat(lines).containsExactly("username domainname", "username domainname");
    }
}
