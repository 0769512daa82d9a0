package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;

/** CDNetworks Cloud Live API 2.21. */
record GetDirectoryList(Shelf<RecordDirectory> directories) implements DirectoryRoute {
    @Override
    public String call() {
        return "getDirectoryList";
    }

    @Override
    public JsonNode served(Call call) {
        var page = Page.of(call.parameters());
        var all = RecordDirectory.of(call.account(), directories);
        var data = Json.object();
        var list = data.putArray("directoryList");
        page.cut(all).forEach(directory -> list.add(DirectoryAnswers.entry(directory)));
        return data.put("totalCount", all.size());
    }
}
