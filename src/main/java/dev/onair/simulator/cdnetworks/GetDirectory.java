package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;

/** CDNetworks Cloud Live API 2.22; its example names the type `directoryName`, and the id twice. */
record GetDirectory(Shelf<RecordDirectory> directories) implements DirectoryRoute {
    @Override
    public String call() {
        return "getDirectory";
    }

    @Override
    public JsonNode served(Call call) {
        var id = call.parameters()
                .optional("directoryId")
                .orElseThrow(() -> new Refusal(Code.MISSING_PARAMETER, "directoryId"));
        ChannelForm.existingDirectory(call.account(), id);
        call.context().touched(id);
        var found = directories
                .find(id)
                .orElseGet(() -> RecordDirectory.unnamed(call.account().name(), id));
        var entry = DirectoryAnswers.opening(found)
                .put("customerId", Long.parseLong(call.account().userId()))
                .put("directoryId", id)
                .put("directoryName", found.directoryType())
                .put("id", id);
        return DirectoryAnswers.closing(entry, found);
    }
}
