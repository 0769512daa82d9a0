package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the vendor's notices. Whatever is not one, forged or broken, gives an empty result and never an exception. */
public final class Notices {

    private static final String IMMEDIATE_RECORDING = "wcsDirectRecordCallback";

    /** What the vendor's ids are made of; a forged one must not become a log line of its own. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Notices() {}

    /**
     * A channel's state, sent by GET. CDNetworks Cloud Live API 2.16.5.
     *
     * @param rawQuery the request's query, still encoded
     */
    public static Optional<Notice> got(@Nullable String rawQuery) {
        return parameters(rawQuery).flatMap(parameters -> readable(Answer.of(parameters), Notices::channelState));
    }

    /** What is sent by POST: a recording task, a file of immediate recording, a forward task. */
    public static Optional<Notice> posted(byte[] body) {
        try {
            return Answer.parse(body).flatMap(answer -> readable(answer, Notices::postedNotice));
        } catch (UnreadableAnswer tooMuch) {
            return Optional.empty();
        }
    }

    private static Notice channelState(Answer notice) {
        var state = notice.plain("channelState", "channelStatus");
        var millis = notice.rounded("timestamp");
        return new Notice.ChannelStateChanged(
                id(notice.requiredPlain("pullId")),
                notice.text("channelName"),
                notice.plain("pushDomain"),
                notice.plain("channelType"),
                notice.plain("pushId"),
                state == null ? null : ChannelState.of(state).orElse(null),
                millis == null ? null : Instant.ofEpochMilli(millis));
    }

    private static Notice postedNotice(Answer body) {
        var data = body.data();
        var event = body.plain("eventCode");
        if (event != null) {
            return immediatelyRecorded(event, body, data);
        }
        // A recording task's notice has no channel, a forward task's neither files nor a number of the caller's.
        if (data.mentions("fileList", "transNo") || !data.mentions("pullId", "forwardUrl", "codingParams")) {
            var task = RecordAnswers.state(data);
            id(task.taskId());
            return new Notice.RecordTaskChanged(task);
        }
        var task = ForwardAnswers.state(data);
        id(task.taskId());
        return new Notice.ForwardTaskChanged(task);
    }

    private static Notice immediatelyRecorded(String event, Answer body, Answer data) {
        if (!event.equalsIgnoreCase(IMMEDIATE_RECORDING)) {
            throw new UnreadableAnswer("the notice has an event that the document does not know");
        }
        return new Notice.ImmediatelyRecorded(
                body.plain("eventId"), id(data.requiredPlain("pullId")), RecordAnswers.recorded(data, "fileFullUrl"));
    }

    private static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new UnreadableAnswer("the notice has an id that is none");
        }
        return text;
    }

    private static Optional<Notice> readable(Answer notice, Function<Answer, Notice> reader) {
        try {
            return Optional.of(reader.apply(notice));
        } catch (UnreadableAnswer noNotice) {
            return Optional.empty();
        }
    }

    /** The first value of each; empty where the query is not encoded as one. */
    private static Optional<Map<String, String>> parameters(@Nullable String rawQuery) {
        var parameters = new LinkedHashMap<String, String>();
        try {
            for (var parameter : (rawQuery == null ? "" : rawQuery).split("&", -1)) {
                var equals = parameter.indexOf('=');
                if (equals > 0) {
                    // The document's own notation has blanks around both.
                    parameters.putIfAbsent(
                            URLDecoder.decode(parameter.substring(0, equals), UTF_8)
                                    .strip(),
                            URLDecoder.decode(parameter.substring(equals + 1), UTF_8));
                }
            }
            return Optional.of(parameters);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
