package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.cdnetworks.RecordTask.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes the files of a task that is over: one for each time on air, or one of all of them; named as in 2.19.6. */
record RecordFiles(Supplier<String> ids) {
    /** Of a stream of 2 Mbit/s. */
    static final long BYTES_PER_SECOND = 250_000;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    List<RecordFile> of(RecordTask task) {
        var files = new ArrayList<RecordFile>();
        if (task.order().concat()) {
            var seconds = task.spans().stream().mapToLong(RecordFiles::seconds).sum();
            if (seconds > 0) files.add(file(task, task.spans().getFirst().from(), seconds));
            return files;
        }
        for (var span : task.spans()) {
            if (seconds(span) > 0) files.add(file(task, span.from(), seconds(span)));
        }
        return files;
    }

    private RecordFile file(RecordTask task, Instant from, long seconds) {
        var order = task.order();
        var own = task.storage().stream() + "_" + MINUTE.format(china(order.start())) + "-" + second(from);
        var name = (order.key().isEmpty() ? own : order.key()) + "." + order.fileType();
        return new RecordFile(
                ids.get(),
                name,
                seconds * BYTES_PER_SECOND,
                seconds,
                task.storage().folder() + name,
                from);
    }

    /** China Standard Time, as file names carry it. */
    static String second(Instant instant) {
        return SECOND.format(china(instant));
    }

    private static LocalDateTime china(Instant instant) {
        return LocalDateTime.ofInstant(instant, CHINA);
    }

    private static long seconds(Span span) {
        return Duration.between(span.from(), span.to()).toSeconds();
    }
}
