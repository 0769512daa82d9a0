package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * The document's answers in the shapes that the models of the vendor's SDK have for the newer generation (docs/fidelity.md):
 * objects in a list of one, lists without a name, fields directly under {@code data}, totals of the page, texts for numbers,
 * zeros for nothing. Pure.
 */
final class SdkShapes {
    private SdkShapes() {}

    /** @param data as the document has it; not changed */
    static JsonNode of(String call, JsonNode data) {
        return switch (call) {
            case "createChannel" -> texts(data, "createTime");
            case "createPullChannel" -> only(data, "pullId");
            case "createRecordTask" -> decoded(data);
            case "getChannelList" -> channelList(data);
            case "getPullChannelList" ->
                texts(
                        renamed(pageTotal(data, "channelTotal", "channelList"), "channelTotal", "channelToal"),
                        "channelToal");
            case "getChannelConfigure" -> configuration(data);
            case "getChannelLiveState" -> texts(renamed(data, "channelStatus", "channelState"), "channelState");
            case "batchChannelLiveState" -> mapped(data, entry -> texts(entry, "channelStatus"));
            case "channelEdit" -> withSrt(data);
            case "getSinglePullCode" -> pullCode(data);
            case "getDirectoryList", "getRealTimeChannelOnlineNumber" ->
                Json.MAPPER.createArrayNode().add(data);
            case "getDirectory" -> renamed(data, "directoryName", "directoryType");
            case "getRecordFileInfo" -> data.path("list");
            case "getForwardTaskList" -> forwardTasks(data);
            case "recordTaskQuery" -> recordTask(data);
            case "editPullChannel", "endRecordTask", "setChannelStateRealtimeBack" -> Json.object();
            default -> data;
        };
    }

    /** The SDK says of the total that it counts the records of this page only. */
    private static ObjectNode pageTotal(JsonNode data, String total, String list) {
        return ((ObjectNode) data.deepCopy()).put(total, data.path(list).size());
    }

    private static ObjectNode channelList(JsonNode data) {
        var page = renamed(pageTotal(data, "channelTotal", "channelList"), "channelTotal", "channelToal");
        page.set("channelList", mapped(data.path("channelList"), entry -> withSrt(texts(entry, "live2vod"))));
        return page;
    }

    /** SRT stands before RTMP, and each playback protocol tells its domain. */
    private static ObjectNode configuration(JsonNode data) {
        var other = texts(data, "live2vod");
        other.put("videoEncrypted", 0).put("hlsEncryptDuration", 0);
        var pushing = Json.MAPPER.createArrayNode();
        var rtmp = data.path("pushConfigureInfo").path(0);
        pushing.addObject()
                .put("pushProtocol", "SRT")
                .put("pushUrl", srt(rtmp.path("pushUrl").asText()));
        pushing.add(rtmp);
        other.set("pushConfigureInfo", pushing);
        other.set("srtPullConfigureList", Json.MAPPER.createArrayNode());
        return other;
    }

    private static ObjectNode withSrt(JsonNode entry) {
        var other = (ObjectNode) entry.deepCopy();
        return other.put("srtPushUrl", srt(entry.path("pushUrl").asText()));
    }

    private static String srt(String rtmp) {
        var rest = rtmp.substring(rtmp.indexOf("://") + "://".length());
        var slash = rest.indexOf('/');
        return "srt://" + rest.substring(0, slash) + ":6000?streamid=#!::h=" + rest.substring(slash + 1) + ",m=publish";
    }

    /** Without HTML, which the SDK does not know; the protocols are digits. */
    private static ObjectNode pullCode(JsonNode data) {
        var info = data.path("pullCodeInfo");
        var other = Json.object().put("pullId", "");
        var urls = mapped(info.path("videoUrl"), entry -> {
            var url = (ObjectNode) entry.deepCopy();
            var protocol = Protocol.valueOf(entry.path("pullProtocol").asText().toUpperCase(Locale.ROOT));
            return url.put("pullProtocol", protocol.code());
        });
        other.set("videoUrl", urls);
        other.put("autoCode", info.path("jsCode").asText())
                .put("swfCode", info.path("swfCode").asText());
        other.set("srtVideoUrl", Json.MAPPER.createArrayNode());
        return other.put("audioAutoCode", "");
    }

    private static ObjectNode forwardTasks(JsonNode data) {
        var page = pageTotal(data, "total", "forwardTaskList");
        var tasks = mapped(data.path("forwardTaskList"), entry -> {
            var task = renamed(renamed(entry, "id", "taskId"), "createTime", "crreateTime");
            var coding = Json.object();
            var given = entry.path("codingParams");
            for (var field : new String[] {"resolution", "vcodec", "acodec", "wmimage", "wmposition"}) {
                coding.put(field, given.path(field).asText(""));
            }
            coding.put("bitrate", given.path("bitrate").asInt(0))
                    .put("frameRate", given.path("frameRate").asInt(0));
            task.set("codingParams", coding);
            for (var time : new String[] {"startTime", "endTime"}) {
                task.put(time, entry.path(time).asLong(0));
            }
            return task;
        });
        // One task is no list in the model, several must be.
        page.remove("forwardTaskList");
        page.set("forwardTastList", tasks.size() == 1 ? tasks.get(0) : tasks);
        return page;
    }

    private static ObjectNode recordTask(JsonNode data) {
        var other = (ObjectNode) data.deepCopy();
        other.set("fileList", mapped(data.path("fileList"), file -> renamed(file, "videoid", "videoId")));
        return other;
    }

    private static JsonNode decoded(JsonNode text) {
        try {
            return text.isTextual() ? Json.MAPPER.readTree(text.textValue()) : text;
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static ObjectNode only(JsonNode data, String field) {
        var other = Json.object();
        other.set(field, data.path(field));
        return other;
    }

    private static ObjectNode texts(JsonNode data, String field) {
        var other = (ObjectNode) data.deepCopy();
        var value = data.path(field);
        return value.isNumber() ? other.put(field, value.asText()) : other;
    }

    private static ObjectNode renamed(JsonNode data, String from, String to) {
        var other = (ObjectNode) data.deepCopy();
        if (data.has(from)) {
            JsonNode value = other.remove(from);
            other.set(to, value == null ? NullNode.getInstance() : value);
        }
        return other;
    }

    private interface Reshaping {
        JsonNode of(JsonNode entry);
    }

    private static ArrayNode mapped(JsonNode list, Reshaping reshaping) {
        var other = Json.MAPPER.createArrayNode();
        list.forEach(entry -> other.add(reshaping.of(entry)));
        return other;
    }
}
