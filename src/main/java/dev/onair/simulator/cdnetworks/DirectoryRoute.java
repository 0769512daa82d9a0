package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A call of recording directories: 1611 for an account without the service (CDNetworks Cloud Live API 2.20 to 2.22). */
interface DirectoryRoute extends Route {
    @Override
    default List<String> paths(Generation generation) {
        return List.of("/live/recordDirectoryManage/" + call());
    }

    @Override
    default JsonNode answer(Call call) {
        if (!call.account().hasRecordingDirectories()) throw new Refusal(Code.NO_DIRECTORIES);
        return served(call);
    }

    /** As {@link Route#answer}, of an account with the service. */
    JsonNode served(Call call);
}
