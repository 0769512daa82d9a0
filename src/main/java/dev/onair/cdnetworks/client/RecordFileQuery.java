package dev.onair.cdnetworks.client;

import java.util.List;

/** Whose recorded files to ask for: at most {@value RecordTasks#MOST_IDS} ids. CDNetworks Cloud Live API 2.24.3. */
public record RecordFileQuery(Key key, List<String> ids) {

    /** What the ids are ids of. */
    public enum Key {
        CHANNELS("pullIds"),
        VIDEOS("videoIds");

        private final String field;

        Key(String field) {
            this.field = field;
        }
    }

    public RecordFileQuery {
        ids = List.copyOf(ids);
        if (ids.size() > RecordTasks.MOST_IDS) {
            throw new IllegalArgumentException(
                    ids.size() + " ids are too many: give at most " + RecordTasks.MOST_IDS + " in one call");
        }
    }

    public static RecordFileQuery ofChannels(List<String> pullIds) {
        return new RecordFileQuery(Key.CHANNELS, pullIds);
    }

    public static RecordFileQuery ofVideos(List<String> videoIds) {
        return new RecordFileQuery(Key.VIDEOS, videoIds);
    }

    Fields fields() {
        return new Fields().someIds(key.field, ids);
    }
}
