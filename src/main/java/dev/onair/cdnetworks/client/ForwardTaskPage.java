package dev.onair.cdnetworks.client;

import java.util.List;

/**
 * One page of forward tasks. CDNetworks Cloud Live API 2.29.
 *
 * @param total how many tasks fit the filter, on all pages
 * @param weight what the page takes in memory, in bytes, by rule of thumb
 */
public record ForwardTaskPage(List<ForwardTaskState> tasks, long total, long weight) {

    public ForwardTaskPage {
        tasks = List.copyOf(tasks);
    }
}
