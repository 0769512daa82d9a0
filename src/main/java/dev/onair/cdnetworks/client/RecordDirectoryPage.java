package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of the account's recording directories. CDNetworks Cloud Live API 2.21.
 *
 * @param total how many the account has, on all pages
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 */
public record RecordDirectoryPage(List<RecordDirectory> directories, long total, long weight) {

    public RecordDirectoryPage {
        directories = List.copyOf(directories);
    }
}
