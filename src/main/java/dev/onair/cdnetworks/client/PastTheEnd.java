package dev.onair.cdnetworks.client;

import dev.onair.engine.Outcome;
import java.util.function.LongFunction;

/** A page behind the last one, which whoever walks asks for where a total may count its page alone. */
final class PastTheEnd {

    private PastTheEnd() {}

    /**
     * The vendor refuses such a page (1324, 2.21.7): that is where the list ends. The first page of a list is never behind its end.
     *
     * @param empty makes a page without entries, given how many there are before it
     */
    static <T> Outcome<T> isEmpty(int pageIndex, int pageSize, Outcome<T> outcome, LongFunction<T> empty) {
        return pageIndex > 1
                        && outcome instanceof Outcome.Failed<T>(var why)
                        && CdnetworksError.PAGE_INDEX_TOO_LARGE.isIn(why)
                ? Outcome.done(empty.apply((pageIndex - 1L) * pageSize))
                : outcome;
    }
}
