package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.MemoryBudget;
import dev.onair.engine.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One walk over the pages of a vendor's list: what of them is new, where the list ends, and when it is too much. For one
 * thread.
 *
 * @param <E> an entry of the list
 */
public final class Walk<E> implements AutoCloseable {
    private final Listing<E> listing;
    private final WalkBounds bounds;
    private final Set<String> seen = new HashSet<>();
    private int pages;
    private int received;
    private int unread;

    /** Before the first page. */
    public Walk(Listing<E> listing) {
        this(listing, ListMemory.OF_PROCESS);
    }

    Walk(Listing<E> listing, MemoryBudget memory) {
        this.listing = listing;
        this.bounds = new WalkBounds(listing.operation(), memory);
    }

    /** The next page to read, counted from 1. */
    public int next() {
        return pages + 1;
    }

    /** How many entries the pages so far had, whether they can be read or not. */
    int received() {
        return received;
    }

    /** How many pages were read. */
    int pages() {
        return pages;
    }

    /** How many entries could not be read. */
    int unread() {
        return unread;
    }

    /**
     * Takes in the next page.
     *
     * @return whether there is another one; a failure where the walk ends and nothing of it is to be kept
     */
    public Outcome<Boolean> take(Page<E> page) {
        pages++;
        received += page.size();
        unread += page.unread();
        var exceeded = bounds.exceededBy(page);
        if (exceeded.isPresent()) {
            return Outcome.failed(exceeded.get());
        }
        var before = seen.size();
        page.entries().forEach(entry -> seen.add(listing.id().apply(entry)));
        if (listing.isLast(pages, page)) {
            // Pages may be shorter than was asked for: while less came than the total says, there is one more look.
            return Outcome.done(seen.size() > before && seen.size() + unread < page.total());
        }
        if (page.size() == 0) {
            return Outcome.failed(new Failure.Retryable("page " + pages + " of " + listing.operation()
                    + " is empty, though there should be " + page.total() + " entries"));
        }
        if (seen.size() > before) {
            return Outcome.done(true);
        }
        // Some answer a page behind the last one with the last one.
        return page.total() <= seen.size() ? Outcome.done(false) : Outcome.failed(bounds.endless(pages, page.total()));
    }

    /**
     * All entries of a list that is not remembered.
     *
     * @param call sends the request for one page when it is its turn
     */
    public static <E> Outcome<List<E>> whole(
            Listing<E> listing, Function<Supplier<Outcome<Page<E>>>, Outcome<Page<E>>> call) {
        var found = new ArrayList<E>();
        try (var walk = new Walk<>(listing)) {
            while (true) {
                var number = walk.next();
                var before = walk.received();
                var more = call.apply(() -> listing.reader().read(number, before))
                        .then(page -> {
                            found.addAll(page.entries());
                            return walk.take(page);
                        });
                if (more instanceof Outcome.Failed<Boolean>(var why)) {
                    return Outcome.failed(why);
                }
                if (more.equals(Outcome.done(false))) {
                    return Outcome.done(List.copyOf(found));
                }
            }
        }
    }

    /** What was read of it is kept by somebody else now, or not at all. */
    @Override
    public void close() {
        bounds.release();
    }
}
