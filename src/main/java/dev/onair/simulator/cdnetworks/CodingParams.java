package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.Optional;

/** How a forwarded stream is transcoded (CDNetworks Cloud Live API 2.27.3); text that was not set is empty. */
public record CodingParams(
        Optional<Integer> bitrate,
        String resolution,
        Optional<Integer> frameRate,
        String vcodec,
        String acodec,
        String wmimage,
        String wmposition) {
    static final CodingParams NONE = new CodingParams(Optional.empty(), "", Optional.empty(), "", "", "", "");

    /** What was not set is null or empty, as in the example of 2.29.6: defaults are not told. */
    JsonNode answer() {
        ObjectNode answer = Json.object().put("acodec", acodec);
        answer.set("bitrate", Json.tree(bitrate));
        answer.set("frameRate", Json.tree(frameRate));
        return answer.put("resolution", resolution)
                .put("vcodec", vcodec)
                .put("wmimage", wmimage)
                .put("wmposition", wmposition);
    }
}
