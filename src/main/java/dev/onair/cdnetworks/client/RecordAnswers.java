package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.List;
import java.util.Optional;

/** Turns the data of successful answers about recordings into values. */
final class RecordAnswers {

    private static final String[] VIDEO_ID = {"videoId", "fileKey"};

    private RecordAnswers() {}

    /** CDNetworks Cloud Live API 2.17.5. */
    static CreatedTask created(Answer data) {
        return new CreatedTask(data.requiredPlain("taskId"));
    }

    /** CDNetworks Cloud Live API 2.19.5. Empty where a readable answer tells of no task at all; half a task is unreadable. */
    static Optional<RecordTaskState> found(RecordTaskQuery query, Answer data) {
        if (data.lacksAll("taskId", "transNo", "status", "fileList")) {
            return Optional.empty();
        }
        var answered = data.plain(query.key().field());
        // Another task's state must not pass for this one's.
        if (answered != null && !answered.equals(query.value())) {
            throw new UnreadableAnswer("the vendor's answer is about another " + query.key());
        }
        return Optional.of(state(data));
    }

    static RecordTaskState state(Answer data) {
        var status = data.plain("status");
        return new RecordTaskState(
                data.requiredPlain("taskId"),
                data.plain("transNo"),
                status == null ? null : RecordTaskStatus.of(status).orElse(null),
                data.listOrNone("fileList").stream()
                        .map(file -> recorded(file, "fileUrl"))
                        .toList());
    }

    /**
     * CDNetworks Cloud Live API 2.19.5, 2.26.5.
     *
     * @param url what the file's URL is called: the two sections differ
     */
    static RecordedFile recorded(Answer file, String url) {
        return new RecordedFile(
                file.plain(VIDEO_ID),
                file.text("fileName"),
                file.roundedIfKnown("fileSize"),
                file.roundedIfKnown("videoDuration"),
                file.plain(url));
    }

    /** CDNetworks Cloud Live API 2.24.5: no list is an empty one. */
    static List<RecordFile> files(Answer data) {
        return data.listIfAny("list").stream().map(RecordAnswers::file).toList();
    }

    private static RecordFile file(Answer file) {
        var password = file.text("password");
        return new RecordFile(
                file.requiredPlain("pullId"),
                file.requiredPlain(VIDEO_ID),
                file.text("videoName"),
                file.time("startTime"),
                file.roundedIfKnown("videoDuration"),
                password == null ? null : new Secret(password),
                file.plain("sharePageUrl"));
    }
}
