package dev.onair.simulator.huawei;

import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.List;

/** 6.1. The example closes `query` after its first dimension; tables 6-4 and 6-5, which hold here, have all in it. */
record GetDimensions() implements Route {
    static final String NAMESPACE = "SYS.LIVE";
    static final List<Dimension> DIMENSIONS = List.of(
            new Dimension("medialive_mpc", "Channel", "Channel"),
            new Dimension("pipeline", "Channel", "Pipeline"),
            new Dimension("region", "Region.", "Region"),
            new Dimension("audio", "Audio", "Audio"),
            new Dimension("medialive_cdn", "Domain name", "Domain"),
            new Dimension("medialive_package", "Channel", "Channel"),
            new Dimension("medialive_connect", "Stream", "Flow"),
            new Dimension("medialive_tailor", "Configuration name", "Configuration Name"));

    /** @param chinese as the document's English edition shows it */
    record Dimension(String name, String chinese, String english) {}

    @Override
    public Action action() {
        return Action.GET_DIMENSIONS;
    }

    @Override
    public Reply answer(Call call) {
        if (!call.requiredQuery("namespace").equals(NAMESPACE)) throw Refusal.of(Code.INVALID);
        var answer = Json.object();
        var query = answer.putObject("query");
        for (var dimension : DIMENSIONS) {
            var item = query.putObject(dimension.name());
            item.putArray("params").add("id");
            item.putObject("display")
                    .putObject("id")
                    .put("zh-cn", dimension.chinese())
                    .put("en-us", dimension.english());
        }
        return Reply.json(200, answer);
    }
}
