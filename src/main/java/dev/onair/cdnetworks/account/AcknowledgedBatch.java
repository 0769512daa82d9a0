package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Coalescer;
import dev.onair.account.Gathering;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Calls that name many channels and answer yes or no for all of them together. CDNetworks Cloud Live API 2.4, 2.7, 2.8. */
final class AcknowledgedBatch {
    /** How many channels one call may name. The document gives no bound; WIRE-NOTES gives 50 where it gives one. */
    private static final int IDS_PER_CALL = 50;

    private AcknowledgedBatch() {}

    static Coalescer<Acknowledged> of(
            Calls calls,
            Lane lane,
            String operation,
            Gathering gathering,
            Function<List<String>, Outcome<Acknowledged>> call) {
        return new Coalescer<>(
                calls,
                lane,
                operation,
                IDS_PER_CALL,
                Coalescer.Refusal.SPLIT,
                gathering,
                ids -> call.apply(ids).map(yes -> {
                    Map<String, Acknowledged> answers = new HashMap<>();
                    ids.forEach(id -> answers.put(id, yes));
                    return answers;
                }));
    }
}
