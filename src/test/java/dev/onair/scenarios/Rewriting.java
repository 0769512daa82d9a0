package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a vendor of another mind may make of its answers before it shows them. Fields are chosen by name and seed, a third of
 * them each time; those that say which object it is, and the envelope, stay as they are: without them there is no answer.
 */
enum Rewriting {
    DROPS_FIELDS {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            object.remove(name);
            return value;
        }
    },
    FILLS_IN_DEFAULTS {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            object.put(name + "_by_default", "auto");
            return switch (value.getNodeType()) {
                case STRING -> value.asText().isEmpty() ? NODES.textNode("auto") : value;
                case NUMBER -> value.asInt() == 0 ? NODES.numberNode(1) : value;
                case NULL -> NODES.textNode("auto");
                default -> value;
            };
        }
    },
    SHOWS_ZEROS {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            return switch (value.getNodeType()) {
                case STRING -> NODES.textNode("");
                case NUMBER -> NODES.numberNode(0);
                case BOOLEAN -> NODES.booleanNode(false);
                default -> value;
            };
        }
    },
    SHOWS_NULLS {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            return NODES.nullNode();
        }
    },
    LAGS {
        @Override
        Duration lag() {
            return Duration.ofSeconds(90);
        }
    },
    REORDERS_LISTS {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            if (!(value instanceof ArrayNode list)) {
                return value;
            }
            var items = new ArrayList<JsonNode>();
            list.forEach(items::add);
            Collections.reverse(items);
            return NODES.arrayNode().addAll(items);
        }
    },
    ROUNDS_NUMBERS {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            return value.isNumber()
                    ? NODES.numberNode(new BigDecimal(value.asText())
                            .round(new MathContext(1, RoundingMode.HALF_UP))
                            .longValue())
                    : value;
        }
    },
    CHANGES_CASE {
        @Override
        JsonNode field(ObjectNode object, String name, JsonNode value) {
            return value.isTextual() ? NODES.textNode(value.asText().toUpperCase(Locale.ROOT)) : value;
        }
    },
    HIDES_FROM_LISTS {
        @Override
        boolean isHidden(Instant now) {
            // From the 10th minute of the hour to the 30th.
            var minute = Duration.between(PlayedClock.START, now).toMinutes();
            return minute >= 10 && minute < 30;
        }
    },
    /** Where the answer about one object is a list too, such as that of a forward task (CDNetworks Cloud Live API 2.29). */
    SHOWS_LATE_WHAT_IT_MADE {
        @Override
        boolean isHidden(Instant now) {
            return Duration.between(PlayedClock.START, now).toMinutes() < 40;
        }

        @Override
        boolean hidesFromQuestions() {
            return true;
        }
    };

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** The envelope, what says which object it is, and what it is a list of. */
    private static final Pattern KEPT = Pattern.compile(
            "code|message|data|errorCode|errorMsg|total.*|.*Total|count|.*[iI]d|.*_id|id|domain|app_?[nN]ame|name|key"
                    + "|channels|flows?|.*List|sources|outputs|endpoints|input|directoryType|domainName|createTime|create_time");

    private static final int ONE_IN = 3;

    /** What is shown of a field in an object; by default what it is. */
    JsonNode field(ObjectNode object, String name, JsonNode value) {
        return value;
    }

    /** How far answers are behind. */
    Duration lag() {
        return Duration.ZERO;
    }

    /** Whether lists show nothing now. */
    boolean isHidden(Instant now) {
        return false;
    }

    /** Whether what is hidden is not shown either to who asks for it by its id. */
    boolean hidesFromQuestions() {
        return false;
    }

    /** Rewrites an answer in place. */
    final void rewrite(JsonNode node, long seed) {
        if (node instanceof ObjectNode object) {
            for (var field : List.copyOf(object.properties())) {
                var name = field.getKey();
                rewrite(field.getValue(), seed);
                if (isChosen(name, seed) && object.has(name)) {
                    var shown = field(object, name, field.getValue());
                    if (object.has(name)) {
                        object.set(name, shown);
                    }
                }
            }
        } else {
            node.forEach(item -> rewrite(item, seed));
        }
    }

    private boolean isChosen(String name, long seed) {
        if (this == REORDERS_LISTS) {
            return true;
        }
        return !KEPT.matcher(name).matches() && Math.floorMod((name + seed).hashCode(), ONE_IN) == 0;
    }
}
