package dev.onair.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Writes what is logged at DEBUG, the lowest level that a deployment can have (LowestLevelTest), to a file for each test class. A
 * line {@code == test} stands before what was logged from a test's start on; what a class's threads log after its end stands in its
 * file too.
 */
final class LogFiles extends Handler {
    /**
     * What only tests have: a server that logs what it is sent, and processes that are started, among them the scan of these files,
     * whose name looks like what it looks for.
     */
    private static final List<String> OF_TESTS =
            List.of("io.fabric8.kubernetes.client.server.mock", "java.lang.ProcessBuilder");

    private final Path folder;
    private Optional<Writer> file = Optional.empty();

    LogFiles(Path folder) {
        this.folder = folder;
        setLevel(Level.FINE);
        setFilter(logged -> OF_TESTS.stream().noneMatch(String.valueOf(logged.getLoggerName())::startsWith));
        setFormatter(new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{3.}] (%t) %X %s%e%n"));
    }

    synchronized void classStarted(String name) {
        close();
        try {
            Files.createDirectories(folder);
            file = Optional.of(Files.newBufferedWriter(folder.resolve(name + ".log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void testStarted(String name) {
        line("== " + name + System.lineSeparator());
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged)) line(getFormatter().format(ExtLogRecord.wrap(logged)));
    }

    private synchronized void line(String text) {
        toFile(to -> to.write(text));
    }

    @Override
    public synchronized void flush() {
        toFile(Writer::flush);
    }

    @Override
    public synchronized void close() {
        toFile(Writer::close);
        file = Optional.empty();
    }

    private void toFile(Writing writing) {
        if (file.isEmpty()) return;
        try {
            writing.on(file.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void on(Writer file) throws IOException;
    }
}
