package dev.onair.logs;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Keeps what a process of tests logs in {@code target/test-logs}, where {@code .ci/planted-secrets} looks for secrets; JUnit finds it by its service file. */
public final class TestLogs implements TestExecutionListener {
    private final LogFiles files = new LogFiles(Path.of("target", "test-logs"));

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        var root = Logger.getLogger("");
        // What is below it is left out of the build, and costs the tests much: whole objects and bodies.
        root.setLevel(Level.FINE);
        root.addHandler(files);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        test.getSource().ifPresent(source -> {
            if (source instanceof ClassSource of) {
                files.classStarted(of.getClassName());
            } else if (test.isTest() && source instanceof MethodSource of) {
                // Not its display name, which may be a parameter, which may be a secret.
                files.testStarted(of.getClassName() + "#" + of.getMethodName());
            }
        });
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Logger.getLogger("").removeHandler(files);
        files.close();
    }
}
