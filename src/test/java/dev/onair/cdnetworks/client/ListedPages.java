package dev.onair.cdnetworks.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;

/** Pages of a list of channels, made of the document's example 2.3.6. */
public final class ListedPages {
    /** Entries of a full page. */
    public static final int ENTRIES = 50;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ListedPages() {}

    /**
     * The answer that has a full page, and no other one after it.
     *
     * @param name of the first channel
     * @param second when the vendor signed the push URLs, as it does anew for every answer
     */
    public static String json(String name, long second) {
        try {
            var answer = (ObjectNode) JSON.readTree(Examples.text("2.3.6"));
            var list = answer.withObject("data").withArray("channelList");
            var example = (ObjectNode) list.remove(0);
            for (var number = 0; number < ENTRIES; number++) {
                list.add(example.deepCopy()
                        .put("pullId", "41b6713a25994bfc14a91241c%07d".formatted(number))
                        .put("channelName", number == 0 ? name : "channel " + number)
                        .put("pushUrl", pushUrl(number, second)));
            }
            answer.withObject("data").put("channelTotal", ENTRIES);
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException notAnExample) {
            throw new UncheckedIOException(notAnExample);
        }
    }

    private static String pushUrl(int number, long second) {
        return "rtmp://livepush.ovptest.haplat.net/test1/ba88e6f154604fbd8a252%011d?pusht=%d&pushKey=planted-%032x"
                .formatted(number, second, second * ENTRIES + number);
    }

    /** What the client makes of such an answer. */
    public static List<ChannelEntry> read(String json) {
        return ChannelAnswers.page(1, ENTRIES, Examples.dataOf(json)).channels();
    }
}
