package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What createChannel and channelEdit check of `whiteBoardConfig` (CDNetworks Cloud Live API 2.1.3, 2.9.3). Text that is
 * not Base64 of such JSON is a wrong parameter. No document says what an id looks like: letters, digits, "_" and "-",
 * 64 at most.
 */
final class WhiteBoardForm {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Channels channels;
    private final Supplier<String> newId;

    WhiteBoardForm(Channels channels, Supplier<String> newId) {
        this.channels = channels;
        this.newId = newId;
    }

    private record Config(boolean open, Optional<String> id) {}

    Optional<WhiteBoard> create(Call call) {
        return config(call).map(config -> new WhiteBoard(config.open(), newId(config)));
    }

    /** The id of a whiteboard that is there cannot be modified; it is only looked at when `open` is 1. */
    Optional<WhiteBoard> edit(Call call, Optional<WhiteBoard> before) {
        return config(call).map(config -> {
            if (before.isEmpty()) return new WhiteBoard(config.open(), newId(config));
            var id = before.get().id();
            if (config.open() && !config.id().map(id::equals).orElse(true)) throw wrongId();
            return new WhiteBoard(config.open(), id);
        });
    }

    private String newId(Config config) {
        config.id().ifPresent(id -> {
            if (!ID.matcher(id).matches() || isTaken(id)) throw wrongId();
        });
        return config.id().orElseGet(newId);
    }

    private boolean isTaken(String id) {
        return channels.all().stream()
                .flatMap(channel -> channel.settings().whiteboard().stream())
                .anyMatch(whiteboard -> whiteboard.id().equals(id));
    }

    private static Optional<Config> config(Call call) {
        var sent = call.parameters().optional("whiteBoardConfig");
        if (sent.isEmpty()) return Optional.empty();
        if (!call.account().hasWhiteboard()) throw new Refusal(Code.NO_WHITEBOARD, "whiteBoardConfig");
        var json = json(sent.get());
        var open = json.path("open");
        var isFlag = open.isInt() && (open.intValue() == 0 || open.intValue() == 1);
        if (!isFlag) throw wrongParameter();
        var id = json.path("whiteBoardId");
        if (id.isMissingNode() || id.isNull()) return Optional.of(new Config(open.intValue() == 1, Optional.empty()));
        if (!id.isTextual()) throw wrongParameter();
        return Optional.of(new Config(open.intValue() == 1, Optional.of(id.textValue())));
    }

    private static JsonNode json(String encoded) {
        try {
            return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(encoded));
        } catch (IllegalArgumentException | IOException e) {
            throw wrongParameter();
        }
    }

    private static Refusal wrongId() {
        return new Refusal(Code.WRONG_WHITEBOARD, "whiteBoardId");
    }

    private static Refusal wrongParameter() {
        return new Refusal(Code.WRONG_PARAMETER, "whiteBoardConfig");
    }
}
