package dev.onair.huawei.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.onair.http.JsonLimits;
import dev.onair.http.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads this API's JSON: {@code snake_case} names, no nulls sent, unknown fields ignored, numbers as texts and
 * one object for a list of one accepted, nothing made of what is of another shape altogether.
 */
final class Json {

    private static final String SECRETS = "secrets";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonLimits.factory(JsonLimits.LONGEST_TEXT))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS)
            .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
            .addHandler(new AnotherShape())
            .addModule(new SimpleModule()
                    .addSerializer(Secret.class, new SecretWriter())
                    .addDeserializer(Secret.class, new SecretReader())
                    .addDeserializer(Integer.class, new WithinRange<>(Integer.class))
                    .addDeserializer(Long.class, new WithinRange<>(Long.class))
                    .addSerializer(StreamUrl.class, new UrlWriter()))
            .build();

    private static final ObjectReader READER = MAPPER.reader();

    private Json() {}

    /** A body, and what in it must not be told. */
    record Written(String text, List<String> secrets) {

        @Override
        public String toString() {
            return "Written[" + text.length() + " characters]";
        }
    }

    static Written write(Object value) {
        var secrets = new ArrayList<String>();
        try {
            return new Written(
                    MAPPER.writer().withAttribute(SECRETS, secrets).writeValueAsString(value), List.copyOf(secrets));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not a value of this API: " + value.getClass(), impossible);
        }
    }

    /** By its text, since only that has raw JSON as what it stands for. */
    static JsonNode tree(Object value) {
        try {
            return MAPPER.readTree(MAPPER.writeValueAsBytes(value));
        } catch (IOException impossible) {
            throw new IllegalArgumentException("not a value of this API: " + value.getClass(), impossible);
        }
    }

    /** What was read, and what it takes in memory, in bytes, by rule of thumb. */
    record Parsed(JsonNode tree, long weight) {}

    /**
     * Empty where the bytes are not exactly one JSON object.
     *
     * @throws UnreadableAnswer where there is too much of it
     */
    static Optional<Parsed> parse(byte[] bytes) {
        try (var parser = READER.createParser(bytes)) {
            JsonNode tree = READER.readTree(parser);
            return Optional.ofNullable(tree)
                    .filter(JsonNode::isObject)
                    .map(object -> new Parsed(object, JsonLimits.weight(bytes.length, parser.currentTokenCount())));
        } catch (StreamConstraintsException tooMuch) {
            throw new ExcessiveAnswer(JsonLimits.tooMuch());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    static <T> T read(JsonNode node, Class<T> type) {
        try {
            var value = MAPPER.treeToValue(node, type);
            if (value == null) {
                throw new UnreadableAnswer("the vendor's answer has nothing for a " + type.getSimpleName());
            }
            return value;
        } catch (JsonProcessingException unreadable) {
            // Its own message may quote the answer.
            var missing =
                    unreadable.getCause() instanceof IllegalArgumentException lack ? ": " + lack.getMessage() : "";
            throw new UnreadableAnswer("the vendor's answer is not a " + type.getSimpleName() + missing);
        }
    }

    /** Remembers each secret that it writes, for the messages of this call to hide it. */
    private static final class SecretWriter extends JsonSerializer<Secret> {

        @Override
        public void serialize(Secret secret, JsonGenerator json, SerializerProvider context) throws IOException {
            remember(context, Stream.of(secret.value()));
            // The part behind "Basic " or "Bearer " is a secret by itself.
            remember(context, Stream.of(secret.value().split(" ")).skip(1));
            json.writeString(secret.value());
        }
    }

    private static final class UrlWriter extends JsonSerializer<StreamUrl> {

        @Override
        public void serialize(StreamUrl url, JsonGenerator json, SerializerProvider context) throws IOException {
            remember(context, url.keys().stream());
            json.writeString(url.value());
        }
    }

    @SuppressWarnings("unchecked")
    private static void remember(SerializerProvider context, Stream<String> secrets) {
        if (context.getAttribute(SECRETS) instanceof Collection<?> remembered) {
            secrets.filter(secret -> !secret.isBlank()).forEach(((Collection<String>) remembered)::add);
        }
    }

    private static final class SecretReader extends JsonDeserializer<Secret> {

        @Override
        public @Nullable Secret deserialize(JsonParser json, DeserializationContext context) throws IOException {
            var text = json.getValueAsString();
            if (text == null) {
                json.skipChildren();
            }
            return text == null ? null : new Secret(text);
        }
    }

    /** As the usual reader, but a number that its type does not hold is taken for absent, too. */
    private static final class WithinRange<N extends Number> extends JsonDeserializer<N> {
        private final Class<N> type;
        private final JsonDeserializer<?> usual;

        WithinRange(Class<N> type) {
            this.type = type;
            this.usual = NumberDeserializers.find(type, type.getName());
        }

        @Override
        public @Nullable N deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return type.cast(usual.deserialize(json, context));
            } catch (InputCoercionException tooLarge) {
                return null;
            }
        }
    }

    /** One field of an unexpected shape is taken for absent, lest it hides a hundred channels. */
    private static final class AnotherShape extends DeserializationProblemHandler {

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String problem) {
            return null;
        }

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser json, String problem)
                throws IOException {
            json.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser json,
                String problem)
                throws IOException {
            json.skipChildren();
            return null;
        }
    }
}
