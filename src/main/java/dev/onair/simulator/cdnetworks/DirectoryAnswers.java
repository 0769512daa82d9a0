package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.Json;
import java.util.List;

/** A recording directory as 2.20 to 2.22 show it: times are seconds as text; levels that it lacks are left out. */
final class DirectoryAnswers {
    private static final List<String> LEVELS =
            List.of("firstLevelDirectory", "secondLevelDirectory", "thirdLevelDirectory");

    private DirectoryAnswers() {}

    /** The first fields, and the last: between them the three examples differ. */
    static ObjectNode opening(RecordDirectory directory) {
        return Json.object().put("createTime", seconds(directory));
    }

    static ObjectNode closing(ObjectNode entry, RecordDirectory directory) {
        for (var i = 0; i < directory.levels().size(); i++) {
            entry.put(LEVELS.get(i), directory.levels().get(i));
        }
        return entry.put("updateTime", seconds(directory)); // nothing updates a directory
    }

    /** As in 2.20.6 and 2.21.6. */
    static ObjectNode entry(RecordDirectory directory) {
        var entry = opening(directory)
                .put("directoryId", directory.directoryId())
                .put("directoryType", directory.directoryType());
        return closing(entry, directory);
    }

    private static String seconds(RecordDirectory directory) {
        return Long.toString(directory.createdAt().getEpochSecond());
    }
}
