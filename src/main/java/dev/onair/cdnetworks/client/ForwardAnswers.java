package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the data of successful answers about forward tasks into values. */
final class ForwardAnswers {

    /** The table's spelling, then the one of the example in 2.29.6. */
    private static final String[] TASK_ID = {"taskId", "id"};

    private ForwardAnswers() {}

    /** CDNetworks Cloud Live API 2.27.6. */
    static CreatedTask created(Answer data) {
        return new CreatedTask(data.requiredPlain(TASK_ID));
    }

    /** CDNetworks Cloud Live API 2.29: the list's name differs between example and table. */
    static ForwardTaskPage page(int pageIndex, int pageSize, Answer data) {
        var page = ListedPage.read(
                pageIndex, pageSize, data, List.of("total"), List.of("forwardTaskList", "forwardTastList"));
        return new ForwardTaskPage(
                page.entries().stream().map(ForwardAnswers::state).toList(), page.total(), page.weight());
    }

    /** CDNetworks Cloud Live API 2.29.5; the notice of 2.27.3 has the same shape. */
    static ForwardTaskState state(Answer entry) {
        var status = entry.plain("status");
        var coding = entry.object("codingParams");
        return new ForwardTaskState(
                entry.requiredPlain(TASK_ID),
                entry.plain("pullId"),
                status == null ? null : ForwardTaskStatus.of(status).orElse(null),
                secretOrNull(entry.plain("forwardUrl")),
                entry.time("startTime"),
                entry.time("endTime"),
                secretOrNull(entry.plain("notifyUrl")),
                entry.time(ChannelAnswers.CREATED),
                entry.text("createUser"),
                coding == null ? null : CodingParams.of(coding));
    }

    private static @Nullable Secret secretOrNull(@Nullable String value) {
        return value == null ? null : new Secret(value);
    }
}
