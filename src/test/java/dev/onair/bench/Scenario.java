package dev.onair.bench;

import java.io.IOException;
import java.util.List;

/** Something that happens, and what it costs. */
interface Scenario {
    /** Where rows go. */
    interface Rows {
        void accept(Row row) throws IOException;
    }

    /** As {@code --only} names it. */
    String name();

    /** In a few words, for {@code --list}. */
    String what();

    /** How many resources, a row for each. */
    List<Integer> sizes(boolean quick);

    /** A row for each, too. */
    default List<Observe> ways() {
        return List.of(Observe.SHARED);
    }

    /** Whether half of its rows may be with a vendor whose reads lag and fill in; not where that is all one would measure. */
    default boolean takesOdd() {
        return true;
    }

    /**
     * Has it happen.
     *
     * @param rows told each row when it is measured: what fails afterwards takes none of them away
     */
    void run(Case measured, Stands stands, Rows rows) throws Exception;
}
