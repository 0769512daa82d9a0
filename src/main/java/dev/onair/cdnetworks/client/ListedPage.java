package dev.onair.cdnetworks.client;

import dev.onair.http.ListTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One page of any of the vendor's lists, its entries not yet read.
 *
 * @param weight what it takes in memory, in bytes, by rule of thumb
 */
record ListedPage(List<Answer> entries, long total, long weight) {

    /**
     * The entries as values. One that cannot be read is left out, lest it hides all others: for who does not conclude from such
     * a page that something is not there.
     *
     * @throws UnreadableAnswer where there are several, and none of them can be read
     */
    <T> List<T> values(Function<Answer, T> reader) {
        var values = new ArrayList<T>();
        var unreadable = new ArrayList<UnreadableAnswer>();
        for (var entry : entries) {
            if (entry.isNull()) {
                continue;
            }
            try {
                values.add(reader.apply(entry));
            } catch (ExcessiveAnswer tooMuch) {
                throw tooMuch;
            } catch (UnreadableAnswer odd) {
                unreadable.add(odd);
            }
        }
        if (values.isEmpty() && unreadable.size() > 1) {
            throw unreadable.getFirst();
        }
        return List.copyOf(values);
    }

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
