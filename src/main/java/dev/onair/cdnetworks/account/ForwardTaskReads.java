package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Listing;
import dev.onair.account.Look;
import dev.onair.account.Page;
import dev.onair.account.Sighting;
import dev.onair.account.Walk;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ForwardTaskFilter;
import dev.onair.cdnetworks.client.ForwardTaskPage;
import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.InstantSource;
import java.util.List;

/** The vendor's one call for forward tasks (2.29), with what it is asked for; what single tasks came to is noted. */
final class ForwardTaskReads {
    private static final String LIST = "getForwardTaskList";

    private final CdnetworksClient client;
    private final Calls calls;
    private final InstantSource clock;
    private final TaskTraces traces;

    ForwardTaskReads(CdnetworksClient client, Calls calls, InstantSource clock, TaskTraces traces) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
        this.traces = traces;
    }

    Listing<ForwardTaskState> listing(ForwardTaskFilter filter) {
        return new Listing<>(
                LIST,
                CdnetworksClient.LARGEST_PAGE,
                (number, before) ->
                        page(filter, number).map(page -> new Page<>(page.tasks(), page.total(), page.weight())),
                ForwardTaskState::taskId);
    }

    private Outcome<ForwardTaskPage> page(ForwardTaskFilter filter, int number) {
        return client.forwardTasks().getForwardTaskList(filter, number, CdnetworksClient.LARGEST_PAGE);
    }

    /** All tasks of a channel, over or not. */
    Outcome<List<ForwardTaskState>> ofChannel(Caller owner, String pullId) {
        return Walk.whole(
                listing(ForwardTaskFilter.ofChannel(pullId)), page -> calls.call(Lane.READ, owner, LIST, page));
    }

    /** Asks for this very task now, whether it is over or not. */
    Look<ForwardTaskState> task(Lane lane, Caller owner, String taskId) {
        return switch (calls.sight(lane, owner, LIST, clock, () -> page(ForwardTaskFilter.ofTask(taskId), 1))) {
            case Outcome.Failed<Sighting<ForwardTaskPage>>(var why) -> new Look.Failed<>(why);
            case Outcome.Done<Sighting<ForwardTaskPage>>(Sighting<ForwardTaskPage>(var page, var at)) -> {
                var task = page.tasks().stream()
                        .filter(entry -> entry.taskId().equals(taskId))
                        .findFirst();
                if (task.isPresent()) {
                    traces.found(taskId, at);
                    yield new Look.Here<>(task.get(), at);
                }
                if (page.total() > 0) {
                    // It cannot be told from this whether the task is there.
                    yield new Look.Failed<>(new Failure.Retryable(
                            "the vendor was asked for the forward task " + taskId + " and answered with others"));
                }
                traces.missed(taskId, at);
                yield new Look.Gone<>();
            }
        };
    }
}
