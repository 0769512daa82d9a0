package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** CDNetworks Cloud Live API 2.27. A channel can have many: the same request again makes another task. */
record StartForwardTask(Cloud cloud, ForwardTasks tasks) implements ForwardRoute {
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    @Override
    public String call() {
        return "startForwardTask";
    }

    @Override
    public JsonNode answer(Call call) {
        var channel = cloud.channel(call);
        var now = cloud.now();
        var order = order(call, channel, now);
        var task = ForwardTask.of(cloud.channels().newId(), call.account().name(), now, order);
        tasks.create(task);
        call.context().touched(task.taskId());
        return Json.object().put("taskId", task.taskId());
    }

    private static ForwardOrder order(Call call, Channel channel, Instant now) {
        var given = call.parameters();
        var forwardUrl = given.required("forwardUrl");
        if (!isRtmp(forwardUrl)) throw new Refusal(Code.WRONG_PARAMETER, "forwardUrl");
        var start = given.moment("startTime");
        var end = given.moment("endTime");
        // To the second, as the parameters are: else none could ask for just five minutes from now.
        var earliest = start.filter(now::isBefore)
                .orElse(Instant.ofEpochSecond(now.getEpochSecond()))
                .plus(SHORTEST);
        if (end.map(earliest::isAfter).orElse(false)) throw new Refusal(Code.WRONG_PARAMETER, "endTime");
        return new ForwardOrder(
                channel.pullId(),
                forwardUrl,
                start,
                end,
                given.filled("codingParams").map(CodingParamsForm::read),
                given.address("notifyUrl", Code.WRONG_PARAMETER));
    }

    /** The document asks for RTMP alone (2.27.3); a user, and an underscore in the host, are nowhere refused. */
    private static boolean isRtmp(String url) {
        try {
            var parsed = URI.create(url);
            return "rtmp".equals(parsed.getScheme()) && parsed.getRawAuthority() != null;
        } catch (IllegalArgumentException notAUrl) {
            return false;
        }
    }
}
