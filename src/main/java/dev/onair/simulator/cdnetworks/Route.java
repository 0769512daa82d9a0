package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Reads;
import java.util.List;
import java.util.Set;

/** One call of the API. */
interface Route {
    /** The vendor's name of it, the document's where there are several. */
    String call();

    /** How it may be asked. */
    default Set<String> methods() {
        return Set.of("GET", "POST");
    }

    /** How the document has it asked, where that is less than {@link #methods}. */
    default Set<String> documentedMethods() {
        return methods();
    }

    /** What it looks at, which its name tells. */
    default Reads reads() {
        if (!call().startsWith("get")) return Reads.NOTHING;
        return call().endsWith("List") ? Reads.LIST : Reads.ONE;
    }

    /** Where it is reached. */
    default List<String> paths(Generation generation) {
        return List.of("/live/channelManage/" + call());
    }

    /**
     * Does what is asked, all of it or nothing.
     *
     * @return `data` of the answer
     * @throws Refusal before anything took effect
     */
    JsonNode answer(Call call);
}
