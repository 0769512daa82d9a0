package dev.onair.cdnetworks.client;

import java.util.List;
import java.util.Objects;

/** Turns the data of successful answers about recording directories into values. */
final class RecordDirectoryAnswers {

    /** 2.20.6 and 2.21.6, the table of 2.21.5, the example of 2.22.6. */
    private static final String[] TYPE = {"directoryType", "directType", "directoryName"};

    private static final String[] ID = {"directoryId", "id"};

    private RecordDirectoryAnswers() {}

    /** CDNetworks Cloud Live API 2.20.6. */
    static CreatedRecordDirectory created(Answer data) {
        return new CreatedRecordDirectory(data.requiredPlain(ID), data.time(ChannelAnswers.CREATED));
    }

    /** CDNetworks Cloud Live API 2.21: the list's name differs between example and table. */
    static RecordDirectoryPage page(int pageIndex, int pageSize, Answer data) {
        var page = ListedPage.read(
                pageIndex, pageSize, data, List.of("totalCount"), List.of("directoryList", "recordDirectoryList"));
        return new RecordDirectoryPage(
                page.entries().stream().map(RecordDirectoryAnswers::directory).toList(), page.total(), page.weight());
    }

    /** CDNetworks Cloud Live API 2.22. */
    static RecordDirectory directory(String directoryId, Answer data) {
        var directory = directory(data);
        // Another directory must not pass for this one.
        if (!directory.directoryId().equals(directoryId)) {
            throw new UnreadableAnswer("the vendor's answer is about another directoryId");
        }
        return directory;
    }

    private static RecordDirectory directory(Answer entry) {
        return new RecordDirectory(
                entry.requiredPlain(ID),
                entry.plain(TYPE),
                RecordDirectoryForm.LEVELS.stream()
                        .map(level -> entry.plain(level))
                        .filter(Objects::nonNull)
                        .toList(),
                entry.time(ChannelAnswers.CREATED),
                entry.time("updateTime"));
    }
}
