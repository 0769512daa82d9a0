package dev.onair.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** What a tenant may put behind an endpoint of its own: lists of either vendor that are made to fill the caller's memory. */
public final class HostileVendor implements AutoCloseable {
    private static final int LONGEST_PAGE = 100;
    private static final Pattern OF_CDNETWORKS = Pattern.compile("pageIndex=([0-9]+)");
    private static final Pattern OF_HUAWEI = Pattern.compile("[?&]offset=([0-9]+)");

    /** What is wrong with the lists. */
    public enum Attack {
        /** Says that it has more than an integer's worth of entries, each page well formed. */
        THREE_THOUSAND_MILLIONS,
        /** Pages of 3.9 MB of well-formed entries. */
        HEAVY_PAGES,
        /** Page after page shows the same entries. */
        SAME_PAGE,
        /** An entry with a text of a million characters. */
        LONG_TEXTS
    }

    public final AtomicInteger requests = new AtomicInteger();
    private final Attack attack;
    private final Stub stub;

    public HostileVendor(Attack attack) {
        this.attack = attack;
        this.stub = new Stub(exchange -> {
            requests.incrementAndGet();
            var uri = exchange.getRequestURI().toString();
            var isHuaweis = uri.startsWith("/v1/");
            Stub.saying(200, isHuaweis ? huawei(uri) : cdnetworks(uri)).to(exchange);
        });
    }

    public URI endpoint() {
        return stub.endpoint();
    }

    private String cdnetworks(String uri) {
        var asked = OF_CDNETWORKS.matcher(stub.seen.getLast().body());
        var first = asked.find() ? (Integer.parseInt(asked.group(1)) - 1) * 50 : 0;
        stub.seen.clear();
        if (uri.contains("Directory")) {
            return "{\"code\":200,\"data\":{\"totalCount\":0,\"directoryList\":[]}}";
        }
        var entries = entries(first, 50, Map.of("id", "pullId", "name", "channelName", "note", "createUser"));
        return "{\"code\":200,\"data\":{\"channelTotal\":" + total() + ",\"channelList\":" + entries + "}}";
    }

    private String huawei(String uri) {
        var asked = OF_HUAWEI.matcher(uri);
        var first = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
        stub.seen.clear();
        if (!uri.contains("/flows")) {
            return "{\"result_code\":\"LIVE.100000000\",\"total\":0,\"channels\":[]}";
        }
        var entries = entries(first, LONGEST_PAGE, Map.of("id", "flow_id", "name", "name", "note", "description"));
        return "{\"total\":" + total() + ",\"flows\":" + entries + "}";
    }

    private String total() {
        return attack == Attack.THREE_THOUSAND_MILLIONS ? "3000000000" : "49000";
    }

    private String entries(int first, int count, Map<String, String> names) {
        var weight = attack == Attack.HEAVY_PAGES ? 3_900_000 / count / 2 : 1;
        var text = attack == Attack.LONG_TEXTS ? 1_000_000 : 10;
        var from = attack == Attack.SAME_PAGE ? 0 : first;
        var page = new StringBuilder("[");
        for (var id = from; id < from + (attack == Attack.LONG_TEXTS ? 1 : count); id++) {
            page.append(id == from ? "" : ",")
                    .append("{\"" + names.get("id") + "\":\"id-" + id + "\",")
                    .append("\"" + names.get("name") + "\":\"" + "n".repeat(text) + "\",")
                    .append("\"" + names.get("note") + "\":\"" + "x".repeat(weight) + "\",")
                    .append("\"more\":\"" + "y".repeat(weight) + "\"}");
        }
        return page.append("]").toString();
    }

    @Override
    public void close() {
        stub.close();
    }
}
