package dev.onair.account;

import java.util.function.Function;

/**
 * How a vendor lists the objects of one kind.
 *
 * @param operation what the request is called in metrics
 * @param pageSize  entries on every page but the last, at least 1
 * @param id        what an entry is known by, the same for as long as the object lives
 */
public record Listing<E>(String operation, int pageSize, PageReader<E> reader, Function<E, String> id) {
    public Listing {
        if (pageSize < 1) {
            throw new IllegalArgumentException("a page has at least 1 entry, not " + pageSize);
        }
    }

    /**
     * Whether the list ends with this page. A total of no more than a page has may count that page alone, as CDNetworks' SDK
     * says of its own: then only a page that is not full is the last one.
     *
     * @param number counted from 1
     */
    boolean isLast(int number, Page<E> page) {
        return (long) number * pageSize >= page.total() && (page.size() < pageSize || page.total() > pageSize);
    }
}
