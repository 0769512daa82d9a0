package dev.onair.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * How a write wants to be done.
 *
 * @param fieldValidation what becomes of unknown fields: Strict, Warn or Ignore
 * @param warnings what the client is told beside the answer; filled while writing
 */
record WriteOptions(boolean dryRun, String manager, boolean force, String fieldValidation, List<String> warnings) {
    /** For writes that the server does by itself. */
    static WriteOptions internal() {
        return new WriteOptions(false, "embedded-apiserver", true, "Ignore", new ArrayList<>());
    }

    static WriteOptions of(ApiRequest request) {
        var agent = request.header("User-Agent");
        var end = agent.indexOf('/');
        var manager = request.parameter("fieldManager");
        if (manager.isEmpty()) {
            manager = end < 0 ? agent : agent.substring(0, end);
        }
        var validation = request.parameter("fieldValidation");
        return new WriteOptions(
                request.parameter("dryRun").equals("All"),
                manager.isEmpty() ? "unknown" : manager,
                request.flag("force"),
                validation.isEmpty() ? "Warn" : validation,
                new ArrayList<>());
    }
}
