package dev.onair.logs;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** All that this process logs while it is open, as text: message, parameters, and the stack trace of what was thrown. */
public final class CapturedLogs implements AutoCloseable {
    private static final PatternFormatter FORMATTER = new PatternFormatter("%p %c %m%e");

    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler;

    private CapturedLogs(Level level) {
        handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel().intValue() >= level.intValue()) {
                    lines.add(text(line));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        // Never higher: the files of the tests' logs have all.
        if (level.intValue() < before.intValue()) root.setLevel(level);
        root.addHandler(handler);
    }

    /** From this level on, whatever the root logger has been set to. */
    public static CapturedLogs from(Level level) {
        return new CapturedLogs(level);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> lines(Predicate<String> wanted) {
        return lines.stream().filter(wanted).toList();
    }

    /** The parameters too: a formatter prints those only that the message asks for. */
    private static String text(LogRecord line) {
        return FORMATTER.format(line) + " " + line.getMessage() + " " + Arrays.deepToString(line.getParameters());
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        root.setLevel(before);
    }
}
