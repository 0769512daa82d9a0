package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.Locale;

/** 5.10: the SCTE-35 signals of a channel's input, within the times given, both ends included. */
record Statistic(Cloud cloud) implements Route {
    private static final Shape SCTE35 = new Shape()
            .must("type", Checks.oneOf("all", "splice_insert", "time_signal"))
            .must("start_time", Checks.integer(0, Long.MAX_VALUE))
            .must("end_time", Checks.integer(0, Long.MAX_VALUE))
            .where((read, at) -> {
                if (read.path("end_time").asLong() <= read.path("start_time").asLong()) {
                    throw Refusal.invalid(at + ".end_time must be later than start_time");
                }
            });

    @Override
    public Action action() {
        return Action.STATISTIC;
    }

    @Override
    public Reply answer(Call call) {
        var asked = cloud.channelShape()
                .keys()
                .must("type", Checks.oneOf("scte35"))
                .may("scte35", SCTE35)
                .may("region_type", Checks.oneOf("master", "slave", "all"))
                .read(call.body(), "");
        var page = Page.of(call);
        var key = ChannelKey.of(call.project(), asked);
        var channel = cloud.channels().find(key).orElseThrow(() -> Refusal.of(Code.STATISTIC_FAILED));
        call.context().touched(key.toString());
        var found = channel.signals().stream()
                .filter(signal -> isAskedFor(signal, asked))
                .toList();
        var answer = Json.object()
                .put("domain", key.domain())
                .put("app_name", key.appName())
                .put("id", key.id())
                .put("type", "scte35");
        var signals = answer.putObject("scte35").put("total", found.size()).putArray("scte35_info");
        page.of(found).forEach(signal -> signals.add(view(signal)));
        return Reply.json(200, answer);
    }

    private static boolean isAskedFor(Signal signal, ObjectNode asked) {
        var region = asked.path("region_type").asText("master");
        return (region.equals("all") || region.equals(signal.regionType())) && isWithin(signal, asked.path("scte35"));
    }

    private static boolean isWithin(Signal signal, JsonNode scte35) {
        if (scte35.isMissingNode()) return true;
        var type = scte35.path("type").asText();
        return (type.equals("all") || type.equals(normalised(signal.type())))
                && signal.startDate() >= scte35.path("start_time").asLong()
                && signal.startDate() <= scte35.path("end_time").asLong();
    }

    /** The example's "Splice Insert" is the table's `splice_insert`. */
    private static String normalised(String type) {
        return type.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static ObjectNode view(Signal signal) {
        return Json.object()
                .put("type", signal.type())
                .put("event_id", signal.eventId())
                .put("start_date", signal.startDate())
                .put("duration", signal.duration())
                .put("region_type", signal.regionType())
                .put("region", signal.region())
                .put("segmentation_type", signal.segmentationType())
                .put("base64_data", signal.base64Data())
                .put("raw_splice", signal.rawSplice());
    }
}
