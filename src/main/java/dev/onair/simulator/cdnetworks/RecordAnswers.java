package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;

/** A recording task as the examples show it: sizes and durations as text. */
final class RecordAnswers {
    private RecordAnswers() {}

    /** As in 2.19.6, where a file's id is `videoid`. */
    static ObjectNode query(RecordTask task) {
        var list = Json.MAPPER.createArrayNode();
        task.files().forEach(file -> list.add(file(file, "videoid")));
        return data(task, list);
    }

    /** The body of a notice, as in 2.17.5: the first file's id is `videoId`, that of the others `fileKey`. */
    static ObjectNode notice(RecordTask task) {
        var list = Json.MAPPER.createArrayNode();
        for (var file : task.files()) {
            list.add(file(file, list.isEmpty() ? "videoId" : "fileKey"));
        }
        var body = Json.object().put("code", Code.OK.number());
        body.set("data", data(task, list));
        return body.put("message", Code.OK.message());
    }

    private static ObjectNode data(RecordTask task, ArrayNode files) {
        var data = Json.object();
        data.set("fileList", files);
        if (!task.order().transNo().isEmpty()) data.put("transNo", task.order().transNo());
        return data.put("taskId", task.taskId()).put("status", task.phase().status());
    }

    private static ObjectNode file(RecordFile file, String idField) {
        return Json.object()
                .put(idField, file.videoId())
                .put("fileName", file.fileName())
                .put("fileSize", Long.toString(file.sizeBytes()))
                .put("videoDuration", Long.toString(file.durationSeconds()))
                .put("fileUrl", file.url());
    }
}
