package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.List;

/**
 * What {@code directoryCreate} sends. CDNetworks Cloud Live API 2.20.3.
 *
 * @param directoryType the directory's name, unique in the account, at most 40 characters
 * @param path one to three levels, each at most 128 characters
 */
public record RecordDirectoryForm(String directoryType, List<String> path) {

    static final List<String> LEVELS = List.of("firstLevelDirectory", "secondLevelDirectory", "thirdLevelDirectory");

    public RecordDirectoryForm {
        path = List.copyOf(path);
        if (path.isEmpty() || path.size() > LEVELS.size()) {
            throw new IllegalArgumentException(
                    "a path of " + path.size() + " levels does not exist: give 1 to " + LEVELS.size());
        }
    }

    /** All that is sent, with the secrets in it: for an approval to cover. */
    public Secret whole() {
        return fields().whole();
    }

    Fields fields() {
        var fields = new Fields().text("directoryType", directoryType);
        for (var level = 0; level < path.size(); level++) {
            fields.text(LEVELS.get(level), path.get(level));
        }
        return fields;
    }
}
