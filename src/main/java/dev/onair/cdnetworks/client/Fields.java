package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.http.Secret;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of one call, in the order they are sent; what is null is left out. Remembers which are secret. */
final class Fields {

    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final List<String> secrets = new ArrayList<>();

    /** Leaves out an empty text too: the vendor takes none for a value (1626). */
    Fields text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value);
        }
        return this;
    }

    Fields secret(String name, @Nullable Secret value) {
        if (value != null) {
            text(name, value.value());
            secrets.add(value.value());
        }
        return this;
    }

    Fields number(String name, @Nullable Integer value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** Seconds since 1970; what is finer is dropped. */
    Fields seconds(String name, @Nullable Instant time) {
        if (time != null) {
            values.put(name, time.getEpochSecond());
        }
        return this;
    }

    /** {@code true} or {@code false}, unlike {@link #flag}. */
    Fields bool(String name, @Nullable Boolean value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    /** A URL that carries a key: it is hidden as a whole and in each part that could be the key. */
    Fields secretUrl(String name, @Nullable Secret url) {
        if (url != null) {
            text(name, url.value());
            secrets.addAll(UrlSecrets.in(url.value()));
        }
        return this;
    }

    /** A page of a list: both numbers count from 1. */
    Fields page(int pageIndex, int pageSize) {
        if (pageIndex < 1 || pageSize < 1 || pageSize > CdnetworksClient.LARGEST_PAGE) {
            throw new IllegalArgumentException("page " + pageIndex + " of " + pageSize
                    + " entries does not exist: count from 1, with 1 to " + CdnetworksClient.LARGEST_PAGE + " a page");
        }
        return number("pageIndex", pageIndex).number("pageSize", pageSize);
    }

    Fields flag(String name, @Nullable Boolean value) {
        return number(name, value == null ? null : asDigit(value));
    }

    /** As {@link #flag}, for what the SDK declares as text in JSON (docs/fidelity.md); a form does not know the difference. */
    Fields flagText(String name, @Nullable Boolean value) {
        return text(name, value == null ? null : Integer.toString(asDigit(value)));
    }

    /** Enum codes separated by {@code ,} in the enum's order, so that equal sets make equal requests. */
    <E extends Enum<E>> Fields codes(String name, Collection<E> values, Function<E, String> code) {
        return text(name, new TreeSet<>(values).stream().map(code).collect(Collectors.joining(",")));
    }

    /** Sent even when empty. */
    Fields ids(String name, List<String> ids) {
        ids.forEach(Fields::requireOneId);
        values.put(name, String.join(",", ids));
        return this;
    }

    Fields id(String name, String id) {
        return ids(name, List.of(id));
    }

    /** An empty list must not reach a vendor that reads it as "all". */
    Fields someIds(String name, List<String> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty: name at least one");
        }
        return ids(name, ids);
    }

    /** URL-safe base64 of a small JSON object. CDNetworks Cloud Live API 2.1.3. */
    Fields whiteboard(@Nullable Whiteboard board) {
        if (board == null) {
            return this;
        }
        var json = JsonNodeFactory.instance.objectNode().put("open", asDigit(board.open()));
        if (board.id() != null) {
            json.put("whiteBoardId", board.id());
        }
        return text(
                "whiteBoardConfig",
                Base64.getUrlEncoder().encodeToString(json.toString().getBytes(UTF_8)));
    }

    /** All that is sent, whatever the signing: for who must know it again, and not to be printed. */
    Secret whole() {
        return new Secret(values.toString());
    }

    List<String> secrets() {
        return List.copyOf(secrets);
    }

    String encode(Signing signing) {
        return switch (signing) {
            case CNC -> values.toString();
            case WS3 -> form();
        };
    }

    /** As a form, or a query. */
    String form() {
        return values.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** One id that holds a separator would name several channels to the vendor. */
    private static void requireOneId(String id) {
        if (id.isBlank() || id.chars().anyMatch(c -> c == ',' || c == ';' || c <= ' ')) {
            throw new IllegalArgumentException("'" + id + "' is not one id: give ids without blanks and separators");
        }
    }

    private static int asDigit(boolean value) {
        return value ? 1 : 0;
    }
}
