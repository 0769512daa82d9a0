package dev.onair.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Writes what is logged at DEBUG, the lowest level that a deployment can have (LowestLevelTest), to a file for each test class. A
 * line {@code == test} stands before what was logged from a test's start on; what a class's threads log after its end stands in its
 * file too.
 */
final class LogFiles extends Handler {
    /**
     * What only tests have: servers that log what they are sent, and processes that are started, among them the scan of these files,
     * whose name looks like what it looks for. And a remark of the client's about its own code, in every tenth line.
     */
    private static final List<String> LEFT_OUT = List.of(
            "io.fabric8.kubernetes.client.server.mock",
            "com.sun.net.httpserver",
            "java.lang.ProcessBuilder",
            "io.fabric8.kubernetes.client.CustomResource");

    /** Held here: a logger that nobody holds forgets its level. */
    private final List<Logger> leftOut =
            LEFT_OUT.stream().map(Logger::getLogger).toList();

    private final Path folder;
    /** Which resource a line is about stands in the lines that people read: it is the same in all lines of a pass. */
    private final Formatter ofPeople = new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{3.}] (%t) %X %s%e%n");

    private final Formatter ofDebugging = new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{3.}] (%t) %s%e%n");
    private Optional<Writer> file = Optional.empty();

    LogFiles(Path folder) {
        this.folder = folder;
        setLevel(Level.FINE);
        leftOut.forEach(logger -> logger.setLevel(Level.INFO));
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
        if (isLoggable(logged)) {
            var formatter = logged.getLevel().intValue() < Level.INFO.intValue() ? ofDebugging : ofPeople;
            line(formatter.format(ExtLogRecord.wrap(logged)));
        }
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
