package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Passes over a value, and builds nothing of it. */
final class PassedOver {
    private PassedOver() {}

    /**
     * The parser, which stands at the value's first token, stands at its last one afterwards.
     *
     * @return how many bytes the value has in UTF-8, written without spaces
     */
    static int bytes(JsonParser json) throws IOException {
        var bytes = 0;
        var depth = 0;
        var isNext = false;
        JsonToken token = json.currentToken();
        while (true) {
            if (token.isStructEnd()) {
                depth--;
                bytes++;
                isNext = true;
            } else {
                bytes += (isNext ? 1 : 0) + bytes(json, token);
                depth += token.isStructStart() ? 1 : 0;
                isNext = token.isScalarValue();
            }
            if (depth == 0) {
                return bytes;
            }
            token = json.nextToken();
        }
    }

    private static int bytes(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case FIELD_NAME -> quoted(json.currentName()) + 1;
            case VALUE_STRING -> quoted(json.getText());
            default -> json.getText().length();
        };
    }

    private static int quoted(String text) {
        var bytes = 2;
        for (var index = 0; index < text.length(); index++) {
            bytes += bytes(text.charAt(index));
        }
        return bytes;
    }

    private static int bytes(char letter) {
        if (letter == '"' || letter == '\\') {
            return 2;
        }
        if (letter < 0x80) {
            return 1;
        }
        // Two of a pair make four.
        return letter < 0x800 || Character.isSurrogate(letter) ? 2 : 3;
    }
}
