package dev.onair.huawei.client;

import dev.onair.http.CallKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, before anybody authenticates it.
 *
 * @param operation the vendor's name of it, as its permissions spell it (Huawei Cloud Media Live API 8.2)
 * @param path not yet encoded
 * @param query not yet encoded
 * @param body a value to write as JSON; null where the request has none
 * @param agreement words of a refusal that says what was asked for is so already; null where none does
 * @param projectId goes into the header {@code X-Project-Id}; null for IAM
 */
public record Call(
        String operation,
        Service service,
        CallKind kind,
        String method,
        String path,
        Map<String, String> query,
        @Nullable Object body,
        @Nullable Pattern agreement,
        @Nullable String projectId) {

    /** Where a call goes. */
    public enum Service {
        LIVE,
        IAM
    }

    public Call {
        query = Map.copyOf(query);
    }

    /** A call of the Media Live API for one project. */
    public static Call live(String projectId, String operation, CallKind kind, String method, String path) {
        return new Call(
                operation,
                Service.LIVE,
                kind,
                method,
                "/v1/" + projectId + "/" + path,
                Map.of(),
                null,
                null,
                projectId);
    }

    static Call iam(String operation, String method, String path) {
        // None of them changes anything: a token more does no harm.
        return new Call(operation, Service.IAM, CallKind.READ, method, path, Map.of(), null, null, null);
    }

    /** With one parameter more, unless its value is null. */
    public Call with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(query);
        more.put(name, value.toString());
        return new Call(operation, service, kind, method, path, more, body, agreement, projectId);
    }

    public Call withBody(Object content) {
        return new Call(operation, service, kind, method, path, query, content, agreement, projectId);
    }

    /** Takes a refusal with these words for a yes. */
    public Call agreeingTo(Pattern words) {
        return new Call(operation, service, kind, method, path, query, body, words, projectId);
    }
}
