package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;
import java.util.List;

/** 5.5. The input that is sent replaces the one that there is; so does the output. */
record UpdateInput(Cloud cloud) implements Route {
    private static final List<String> FIELDS = List.of("input", "encoder_settings_expand");

    @Override
    public Action action() {
        return Action.UPDATE_INPUT;
    }

    @Override
    public Reply answer(Call call) {
        var given = cloud.channelShape().changedInput().read(call.body(), "");
        var channel = cloud.channel(call, given);
        cloud.change(
                action(),
                channel,
                settings -> FIELDS.forEach(field -> {
                    if (given.has(field)) settings.set(field, given.path(field));
                }));
        return Reply.json(200, Answers.success(channel.key()));
    }
}
