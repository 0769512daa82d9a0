package dev.onair.simulator.huawei;

import dev.onair.simulator.Reply;
import java.util.List;

/** 5.9. */
record UpdateTranscodings(Cloud cloud) implements Route {
    private static final List<String> FIELDS = List.of("encoder_settings", "encoder_settings_expand");

    @Override
    public Action action() {
        return Action.UPDATE_TRANSCODINGS;
    }

    @Override
    public Reply answer(Call call) {
        var given = cloud.channelShape().changedTranscodings().read(call.body(), "");
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
