package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ListedPages;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Nearly every page of every walk is as it was before; to find that out must cost a small part of reading it. */
class UnchangedPageTest {
    /** The first rounds load classes and link what records compare by; the least of all is what the work itself takes. */
    private static final int ROUNDS = 20;
    /** The sightings take 25 bytes each; a push URL taken apart takes more than a kilobyte. */
    private static final long MOST_BYTES_OF_AN_ENTRY = 100;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final PageDiff<ChannelEntry> known = new PageDiff<>(ChannelEntry::pullId);

    @Test
    void isComparedWithoutTakingItsUrlsApart() {
        known.take(page(0));

        var least = LongStream.rangeClosed(1, ROUNDS)
                .map(second -> allocatedBy(page(second)))
                .min()
                .orElseThrow();

        assertThat(least).isPositive().isLessThan(ListedPages.ENTRIES * MOST_BYTES_OF_AN_ENTRY);
    }

    private static List<ChannelEntry> page(long second) {
        return ListedPages.read(ListedPages.json("morning", second));
    }

    private long allocatedBy(List<ChannelEntry> page) {
        var before = threads.getCurrentThreadAllocatedBytes();
        var changed = known.take(page);
        var after = threads.getCurrentThreadAllocatedBytes();
        assertThat(changed).isEmpty();
        return after - before;
    }
}
