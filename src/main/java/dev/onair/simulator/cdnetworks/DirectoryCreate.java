package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.temporal.ChronoUnit;

/** CDNetworks Cloud Live API 2.20. Two types may have the same path: only types are said to be unique. */
record DirectoryCreate(Cloud cloud, Shelf<RecordDirectory> directories) implements DirectoryRoute {
    @Override
    public String call() {
        return "directoryCreate";
    }

    @Override
    public JsonNode served(Call call) {
        var form = new DirectoryForm(directories);
        var type = form.type(call);
        var levels = form.levels(call);
        var now = cloud.now().truncatedTo(ChronoUnit.SECONDS);
        var made = new RecordDirectory(call.account().name(), cloud.channels().newId(), type, levels, now);
        call.account().directories().add(made.directoryId());
        directories.put(made);
        call.context().touched(made.directoryId());
        return DirectoryAnswers.entry(made);
    }
}
