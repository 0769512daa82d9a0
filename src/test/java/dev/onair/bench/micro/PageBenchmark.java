package dev.onair.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onair.account.PageDiff;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ListedPages;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A page of 50 channels against what is known of them, as a walk over the list does with each page: all as before, or one changed.
 *
 * <p>The baseline is to parse the same page's JSON into a tree, which no way of observing can do without: the ratio is what the
 * comparison adds to the read.
 */
@State(Scope.Thread)
public class PageBenchmark {
    private static final long SIGNED = 1_501_575_822;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PageDiff<ChannelEntry> known = new PageDiff<>(ChannelEntry::pullId);
    private byte[] json = {};
    private List<ChannelEntry> page = List.of();
    private List<ChannelEntry> same = List.of();
    private List<ChannelEntry> other = List.of();

    /** Prepares the pages, and takes the first one in. */
    @Setup
    public void prepare() {
        var text = ListedPages.json("morning", SIGNED);
        json = text.getBytes(UTF_8);
        page = ListedPages.read(text);
        same = ListedPages.read(ListedPages.json("morning", SIGNED + 1));
        other = ListedPages.read(ListedPages.json("evening", SIGNED + 2));
        known.take(page);
    }

    /** The same page again, read anew and signed anew: of the same objects or texts it would be known at a glance that they are equal. */
    @Benchmark
    public Set<String> unchanged() {
        var next = same;
        same = page;
        page = next;
        return known.take(next);
    }

    /** One channel has another name than in the page before. */
    @Benchmark
    public Set<String> changed() {
        var next = other;
        other = page;
        page = next;
        return known.take(next);
    }

    /** A tree of the page's JSON. */
    @Benchmark
    public JsonNode baseline() throws IOException {
        return JSON.readTree(json);
    }
}
