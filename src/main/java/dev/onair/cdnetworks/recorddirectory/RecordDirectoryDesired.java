package dev.onair.cdnetworks.recorddirectory;

import java.util.List;

/** What a manifest asks for. */
record RecordDirectoryDesired(String directoryType, List<String> path) {
    RecordDirectoryDesired {
        path = List.copyOf(path);
    }

    static RecordDirectoryDesired of(RecordDirectorySpec spec) {
        return new RecordDirectoryDesired(spec.directoryType, spec.path);
    }

    String pathText() {
        return String.join("/", path);
    }
}
