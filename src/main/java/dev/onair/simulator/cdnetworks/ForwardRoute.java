package dev.onair.simulator.cdnetworks;

import java.util.List;
import java.util.Set;

/** A call of forward tasks: POST only (CDNetworks Cloud Live API 2.27 to 2.29). */
interface ForwardRoute extends Route {
    @Override
    default Set<String> methods() {
        return Set.of("POST");
    }

    @Override
    default List<String> paths(Generation generation) {
        return List.of("/live/forwardTask/" + call());
    }
}
