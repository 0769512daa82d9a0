package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CDNetworks Cloud Live API 2.24: the files of recording tasks, newest first as in its example. An id without files has no
 * entry; none is refused for being unknown.
 * The password is the account's.
 */
record GetRecordFileInfo(RecordTasks tasks) implements Route {
    private static final int MAX_IDS = 50;
    private static final Pattern IDS = Pattern.compile("[0-9A-Za-z,]+");
    private static final Pattern COMMA = Pattern.compile(",");

    @Override
    public String call() {
        return "getRecordFileInfo";
    }

    /** A file and the channel that it was recorded from. */
    private record Recorded(String pullId, RecordFile file) {}

    @Override
    public JsonNode answer(Call call) {
        var given = call.parameters();
        var pullIds = given.filled("pullIds").map(text -> ids(text, "pullIds")).orElse(Set.of());
        var videoIds =
                given.filled("videoIds").map(text -> ids(text, "videoIds")).orElse(Set.of());
        if (pullIds.isEmpty() && videoIds.isEmpty()) throw new Refusal(Code.MISSING_PARAMETER, "pullIds");
        if (!pullIds.isEmpty() && !videoIds.isEmpty()) throw new Refusal(Code.WRONG_PARAMETER, "videoIds");
        var data = Json.object();
        var list = data.putArray("list");
        tasks.of(call.account().name()).stream()
                .flatMap(task -> task.files().stream()
                        .map(file -> new Recorded(task.order().pullId(), file)))
                .filter(it -> pullIds.contains(it.pullId())
                        || videoIds.contains(it.file().videoId()))
                .sorted(Comparator.comparing((Recorded it) -> it.file().startedAt())
                        .reversed())
                .forEach(it -> list.add(entry(it, call.account().filePassword())));
        return data;
    }

    private static Set<String> ids(String text, String parameter) {
        if (!IDS.matcher(text).matches()) throw new Refusal(Code.WRONG_PARAMETER, parameter);
        var ids = COMMA.splitAsStream(text).filter(id -> !id.isEmpty()).collect(Collectors.toUnmodifiableSet());
        if (ids.isEmpty() || ids.size() > MAX_IDS) throw new Refusal(Code.WRONG_PARAMETER, parameter);
        return ids;
    }

    private static ObjectNode entry(Recorded recorded, String password) {
        var file = recorded.file();
        return Json.object()
                .put("password", password)
                .put("pullId", recorded.pullId())
                .put("sharePageUrl", "http://share.cloudv.haplat.net/vod-share/" + file.videoId())
                .put("startTime", file.startedAt().getEpochSecond())
                .put("videoDuration", file.durationSeconds())
                .put("videoId", file.videoId())
                .put("videoName", file.videoName());
    }
}
