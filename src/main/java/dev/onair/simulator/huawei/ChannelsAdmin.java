package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.List;

/**
 * {@code /admin/ott}: everything that can happen to a channel without a call of the API. Nothing is validated. Channels
 * are of the first project, unless the query or body says another `project`.
 */
record ChannelsAdmin(HuaweiSimulator simulator) {
    void register(AdminRouter router) {
        var one = "/admin/ott/{domain}/{app}/{id}";
        router.on("GET", "/admin/ott", _ -> all());
        router.on("POST", "/admin/ott", this::create);
        router.on("GET", one, asked -> shown(simulator.channels().get(key(asked))));
        router.on("PATCH", one, this::patch);
        router.on("DELETE", one, this::delete);
        router.on("POST", one + "/signals", this::signal);
    }

    private Reply all() {
        return Reply.json(
                200,
                simulator.channels().all().stream().map(ChannelsAdmin::view).toList());
    }

    /** A foreign channel: a body as of 5.1, as it stands; `state` is `OFF` if it does not say. */
    private Reply create(Asked asked) {
        var settings = (ObjectNode) asked.body().deepCopy();
        var project = settings.path("project").asText(simulator.projectId());
        var key = new ChannelKey(project, asked.text("domain"), asked.text("app_name"), asked.text("id"));
        var isOn = settings.path("state").asText().equals("ON");
        settings.remove(List.of("project", "domain", "app_name", "id", "state"));
        return shown(simulator.channels().create(key, settings, isOn));
    }

    /** A merge patch (RFC 7386) of the settings; `state` changes the state. */
    private Reply patch(Asked asked) {
        var key = key(asked);
        var patch = (ObjectNode) asked.body().deepCopy();
        var state = patch.remove("state");
        simulator.channels().edit(key, settings -> merge(settings, patch));
        if (state != null) {
            simulator
                    .channels()
                    .change(key, channel -> channel.withState(state.asText().equals("ON")));
        }
        return shown(simulator.channels().get(key));
    }

    private Reply delete(Asked asked) {
        simulator.channels().delete(key(asked));
        return Reply.empty();
    }

    /** `type`, `event_id`, `start_date`, `duration`; `region_type` and `region` if it is not the primary one. */
    private Reply signal(Asked asked) {
        var body = asked.body();
        var signal = Signal.of(
                        asked.text("type"),
                        body.path("event_id").asInt(),
                        body.path("start_date").asLong(simulator.now().getEpochSecond()),
                        body.path("duration").asInt(-1))
                .inRegion(
                        body.path("region_type").asText("master"),
                        body.path("region").asText(simulator.region()));
        return shown(simulator.channels().signal(key(asked), signal));
    }

    static void merge(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            if (value.isNull()) target.remove(name);
            else if (value.isObject() && target.path(name) instanceof ObjectNode inner) merge(inner, value);
            else target.set(name, value);
        });
    }

    private ChannelKey key(Asked asked) {
        var project = asked.query().getOrDefault("project", simulator.projectId());
        var key = new ChannelKey(project, asked.path("domain"), asked.path("app"), asked.path("id"));
        return simulator.channels().get(key).key();
    }

    private static Reply shown(OttChannel channel) {
        return Reply.json(200, view(channel));
    }

    private static ObjectNode view(OttChannel channel) {
        var view = ChannelView.of(channel).put("project", channel.key().project());
        view.set("signals", Json.tree(channel.signals()));
        return view;
    }
}
