package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's recording directories. CDNetworks Cloud Live API 2.21.
 *
 * @param total how many the account has, on all pages
 */
public record RecordDirectoryPage(List<RecordDirectory> directories, int total) {

    public RecordDirectoryPage {
        directories = List.copyOf(directories);
    }
}
