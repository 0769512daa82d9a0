package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.http.HttpLimits;
import dev.onair.http.JsonLimits;
import java.io.IOException;
import java.util.Optional;

/** Bounded JSON: the body of an answer, and what is encoded once more as a string within it. */
final class JsonText {

    private static final ObjectReader JSON = JsonMapper.builder(JsonLimits.factory(HttpLimits.USUAL.maxResponseBytes()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private JsonText() {}

    /**
     * A JSON object.
     *
     * @param weight what it takes in memory, in bytes, by rule of thumb
     */
    record Parsed(JsonNode object, long weight) {}

    /**
     * The whole body; empty where it is not exactly one JSON object.
     *
     * @throws ExcessiveAnswer where there is too much of it
     */
    static Optional<Parsed> parse(byte[] body) {
        try (var parser = JSON.createParser(body)) {
            JsonNode tree = JSON.readTree(parser);
            return Optional.ofNullable(tree)
                    .filter(JsonNode::isObject)
                    .map(object -> new Parsed(object, JsonLimits.weight(body.length, parser.currentTokenCount())));
        } catch (StreamConstraintsException tooMuch) {
            throw new ExcessiveAnswer(JsonLimits.tooMuch());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /**
     * What a text has in it as JSON; the text itself where it is none, nothing where it only begins so.
     *
     * @throws ExcessiveAnswer where there is too much of it
     */
    static JsonNode decoded(JsonNode text) {
        var inner = text.textValue().strip();
        if (!inner.startsWith("{") && !inner.startsWith("[")) {
            return text;
        }
        try {
            return JSON.readTree(inner);
        } catch (StreamConstraintsException tooMuch) {
            throw new ExcessiveAnswer(JsonLimits.tooMuch());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** How many values there are in it, itself among them. */
    static long values(JsonNode tree) {
        var count = 1L;
        for (var child : tree) {
            count += values(child);
        }
        return count;
    }
}
