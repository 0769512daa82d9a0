package dev.onair.simulator.cdnetworks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording directory (CDNetworks Cloud Live API 2.20).
 *
 * @param directoryType its name, unique in the account
 * @param levels one to three
 */
public record RecordDirectory(
        String account, String directoryId, String directoryType, List<String> levels, Instant createdAt) {
    private static final Instant LONG_AGO = Instant.ofEpochSecond(1494322903);

    public RecordDirectory {
        levels = List.copyOf(levels);
    }

    /** What is shown of a directory of which only the id is known. */
    static RecordDirectory unnamed(String account, String directoryId) {
        return new RecordDirectory(account, directoryId, "type_" + directoryId, List.of("directory"), LONG_AGO);
    }

    /** Newest first, as in the example of 2.21.6. */
    static List<RecordDirectory> of(Account account, Shelf<RecordDirectory> named) {
        var all = new ArrayList<RecordDirectory>();
        for (var id : account.directories()) {
            if (!named.isHidden(id)) all.add(named.find(id).orElseGet(() -> unnamed(account.name(), id)));
        }
        all.sort((a, b) -> b.createdAt().compareTo(a.createdAt()));
        return all;
    }

    /** The levels as a path, without slashes at its ends. */
    String path() {
        return String.join("/", levels);
    }
}
