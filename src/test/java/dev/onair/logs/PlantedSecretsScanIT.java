package dev.onair.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last step of {@code make test}: what tests logged shows none of the secrets that they planted. */
class PlantedSecretsScanIT {
    // Not written out, or the scan of this very test's logs might find it.
    private static final String SECRET = "planted".concat("-word");

    @TempDir
    private Path folder;

    private record Scanned(int exitCode, String said) {}

    private Scanned scan() throws IOException, InterruptedException {
        var process = new ProcessBuilder(".ci/planted-secrets", folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Scanned(process.waitFor(), said);
    }

    private void logged(String... messages) {
        var files = new LogFiles(folder);
        files.classStarted("dev.onair.ExampleIT");
        files.testStarted("dev.onair.ExampleIT#first");
        files.publish(record("nothing of note"));
        files.testStarted("dev.onair.ExampleIT#second");
        for (var message : messages) files.publish(record(message));
        files.close();
    }

    private static ExtLogRecord record(String message) {
        var record = new ExtLogRecord(Level.FINE, message, "x");
        record.setLoggerName("dev.onair.Example");
        return record;
    }

    @Test
    void namesTheLineAndTheTestAndNotTheSecret() throws Exception {
        logged("all is well", "connected by " + SECRET, "again");

        var scanned = scan();

        assertThat(scanned.said()).isEqualTo("""
                Lines of logs that show a secret that a test planted: 1
                  %s/dev.onair.ExampleIT.log:5: dev.onair.ExampleIT#second
                """.formatted(folder));
        assertThat(scanned.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void findsItInTheMiddleOfWhatIsEncoded(int before) throws Exception {
        var text = ("u".repeat(before) + SECRET).getBytes(UTF_8);
        logged(Base64.getEncoder().encodeToString(text), HexFormat.of().formatHex(text));

        assertThat(scan().said()).contains("log:4:", "log:5:");
    }

    @Test
    void findsKeysThatASimulatorMadeUp() throws Exception {
        logged("rtmp://push/app/stream?pusht=1&pushKey=" + "0a".repeat(16), "token MIIO" + "0a".repeat(16));

        assertThat(scan().said()).contains("log:4:", "log:5:");
    }

    @Test
    void findsItInWhatWasThrown() throws Exception {
        var files = new LogFiles(folder);
        files.classStarted("dev.onair.ExampleIT");
        var record = record("failed");
        record.setThrown(new IllegalStateException("refused", new IOException(SECRET)));
        files.publish(record);
        files.close();

        assertThat(scan().exitCode()).isEqualTo(1);
    }

    @Test
    void passesWhatIsMasked() throws Exception {
        logged("rtmp://push/app/stream?pusht=1&pushKey=***", "the Secret is planted");

        assertThat(scan()).isEqualTo(new Scanned(0, ""));
    }

    @Test
    void failsWhereThereAreNoLogs() throws Exception {
        Files.delete(folder);

        assertThat(scan().exitCode()).isEqualTo(1);
    }
}
