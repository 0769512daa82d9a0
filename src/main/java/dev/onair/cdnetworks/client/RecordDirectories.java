package dev.onair.cdnetworks.client;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.util.List;

/**
 * Where recordings are kept. The API neither changes nor deletes a directory. CDNetworks Cloud Live API 2.20 to 2.22.
 */
public final class RecordDirectories {

    private static final String DIRECTORIES = "/live/recordDirectoryManage/";

    private final Transport transport;

    RecordDirectories(Transport transport) {
        this.transport = transport;
    }

    /** {@link CdnetworksError#DIRECTORY_TYPE_EXISTS} says that one of this type is there: types are unique. */
    public Outcome<CreatedRecordDirectory> directoryCreate(RecordDirectoryForm form) {
        return transport.exchange(
                DIRECTORIES, "directoryCreate", WRITE, form.fields(), RecordDirectoryAnswers::created);
    }

    /**
     * One page of all directories.
     *
     * @param pageIndex from 1
     * @param pageSize 1 to {@value CdnetworksClient#LARGEST_PAGE}
     */
    public Outcome<RecordDirectoryPage> getDirectoryList(int pageIndex, int pageSize) {
        Outcome<RecordDirectoryPage> page = transport.exchange(
                DIRECTORIES,
                "getDirectoryList",
                READ,
                new Fields().page(pageIndex, pageSize),
                data -> RecordDirectoryAnswers.page(pageIndex, pageSize, data));
        return PastTheEnd.isEmpty(pageIndex, pageSize, page, before -> new RecordDirectoryPage(List.of(), before, 0));
    }

    /** {@code Gone} where the vendor says that there is no such directory (1628), or none of this account. */
    public Outcome<RecordDirectory> getDirectory(String directoryId) {
        var fields = new Fields().id("directoryId", directoryId);
        return switch (transport.exchange(
                DIRECTORIES,
                "getDirectory",
                READ,
                fields,
                data -> RecordDirectoryAnswers.directory(directoryId, data))) {
            case Outcome.Done<RecordDirectory> done -> done;
            case Outcome.Failed<RecordDirectory>(var failure)
            when CdnetworksError.DIRECTORY_NOT_FOUND.isIn(failure) ->
                // Elsewhere the code speaks of a reference, here of the very object that was asked for.
                Outcome.failed(new Failure.Gone(failure.message()));
            case Outcome.Failed<RecordDirectory> failed -> failed;
        };
    }
}
