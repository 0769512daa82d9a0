package dev.onair.cdnetworks.client;

import dev.onair.http.ListTotal;
import java.util.List;

/**
 * One page of any of the vendor's lists, its entries not yet read.
 *
 * @param weight what it takes in memory, in bytes, by rule of thumb
 */
record ListedPage(List<Answer> entries, long total, long weight) {

    /**
     * Reads a page.
     *
     * @param totals the spellings of the number of entries on all pages
     * @param lists the spellings of the list's name
     */
    static ListedPage read(int pageIndex, int pageSize, Answer data, List<String> totals, List<String> lists) {
        var name = totals.getFirst();
        var text = data.required(totals.toArray(String[]::new));
        var total =
                ListTotal.of(text).orElseThrow(() -> new UnreadableAnswer("the vendor's answer has no number " + name));
        var list = data.list(lists.toArray(String[]::new));
        // An answer that merely lost its list must not look like an account that lost what it had.
        if (list == null && total > (pageIndex - 1L) * pageSize) {
            throw new UnreadableAnswer(
                    "the vendor's answer has a " + name + " of " + total + " and no " + lists.getFirst());
        }
        return new ListedPage(list == null ? List.of() : list, total, data.weight());
    }
}
