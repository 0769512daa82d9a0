package dev.onair;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** How often methods are called, counted by the JVM itself (JEP 520), in this process or in one of ours. */
public final class MethodCalls {
    public static final String CLIENTS_BUILT = "io.fabric8.kubernetes.client.KubernetesClientBuilder::build";
    public static final String RECONCILES = "io.javaoperatorsdk.operator.processing.Controller::reconcile";
    /** A timer's thread looks for work with a time limit; one that just waits for what is due next takes. */
    public static final String TIMERS_POLLED =
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue::poll";

    private MethodCalls() {}

    /** The JVM's option for a process whose calls are counted until it ends in order. */
    public static String option(Path recording, List<String> methods) {
        return "-XX:StartFlightRecording:filename=" + recording + ",method-timing=" + String.join(";", methods);
    }

    /** The calls of these methods in this process while something runs. */
    public static Map<String, Long> during(List<String> methods, Runnable work) {
        try (var recording = new Recording()) {
            recording
                    .enable("jdk.MethodTiming")
                    .with("filter", String.join(";", methods))
                    .with("period", "endChunk");
            recording.start();
            work.run();
            recording.stop();
            var file = Files.createTempFile("calls", ".jfr");
            try {
                recording.dump(file);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a recording has, by {@code class::method}. */
    public static Map<String, Long> read(Path recording) throws IOException {
        var calls = new HashMap<String, Long>();
        for (var event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().equals("jdk.MethodTiming")) {
                var method = event.<RecordedMethod>getValue("method");
                calls.merge(
                        method.getType().getName() + "::" + method.getName(), event.getLong("invocations"), Math::max);
            }
        }
        return calls;
    }
}
