package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code createRecordTask} sends; what is null is not sent and so the vendor's default. Times are cut to the minute by
 * the vendor. CDNetworks Cloud Live API 2.17.3.
 *
 * @param transNo the caller's own key, at most {@value #LONGEST_TRANS_NO} characters: a task is found again by it
 * @param start null starts at once
 * @param end in the future, after the start and at most 72 hours after it
 * @param notifyUrl where the vendor reports to; it carries the receiver's own secret, since notices are not signed
 * @param concat one file instead of many; M3U8 only
 * @param whiteboard not for pull channels
 * @param chat not for pull channels
 * @param httpPull records what viewers would get, and so goes on over the streamer's stop; the channel needs HDL or HLS
 * @param storageKey the path in the account's own storage, without the file's extension
 */
public record RecordTaskForm(
        @Nullable String transNo,
        String pullId,
        @Nullable Instant start,
        Instant end,
        @Nullable RecordFormat format,
        @Nullable Boolean concat,
        @Nullable Boolean whiteboard,
        @Nullable Boolean chat,
        @Nullable Secret notifyUrl,
        @Nullable Boolean httpPull,
        @Nullable String storageKey) {

    /** CDNetworks Cloud Live API 2.17.3. */
    public static final int LONGEST_TRANS_NO = 32;

    public RecordTaskForm {
        if (transNo != null && transNo.length() > LONGEST_TRANS_NO) {
            throw new IllegalArgumentException(
                    "transNo '" + transNo + "' is too long: give at most " + LONGEST_TRANS_NO + " characters");
        }
    }

    /** All that is sent, with the secrets in it: for an approval to cover. */
    public Secret whole() {
        return fields().whole();
    }

    Fields fields() {
        var fields = new Fields();
        if (transNo != null) {
            fields.id("transNo", transNo);
        }
        return fields.id("pullId", pullId)
                .bool("quickStart", start == null)
                .seconds("startTime", start)
                .seconds("endTime", end)
                .text("fileType", format == null ? null : format.code())
                .bool("isConcat", concat)
                .bool("isRecordWhiteBoard", whiteboard)
                .bool("isRecordIm", chat)
                .secretUrl("notifyUrl", notifyUrl)
                .bool("httpPullRecord", httpPull)
                .text("key", storageKey);
    }

    /** From now until then, all else as the vendor has it by default. */
    public static RecordTaskForm of(String transNo, String pullId, Instant end) {
        return new RecordTaskForm(transNo, pullId, null, end, null, null, null, null, null, null, null);
    }
}
