package dev.onair.huawei.account;

import dev.onair.account.AccountCalls;
import dev.onair.account.Calls;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.huawei.client.HuaweiClient;
import dev.onair.huawei.client.Project;
import dev.onair.huawei.client.Projects;
import dev.onair.huawei.client.cloudeye.CloudEye;
import dev.onair.huawei.client.flow.Flows;
import dev.onair.huawei.client.ott.OttChannels;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The calls of the three areas for the account's project, which is looked up where the manifest does not say it. */
final class ProjectCalls {
    private static final Caller OWNER = Caller.account("project");

    private final HuaweiClient client;
    private final HuaweiClient.Settings settings;
    private volatile Optional<Areas> areas;
    /** Whether a project that was looked up turned out to be somebody else's. */
    private volatile boolean doubted;

    /** The calls for one project. */
    record Areas(String projectId, OttChannels ott, Flows flows, CloudEye cloudEye) {}

    /** @param remembered what an earlier look-up found */
    ProjectCalls(HuaweiClient client, HuaweiClient.Settings settings, Optional<String> remembered) {
        this.client = client;
        this.settings = settings;
        this.areas =
                Optional.ofNullable(settings.projectId()).or(() -> remembered).map(this::of);
    }

    private Areas of(String projectId) {
        return new Areas(
                projectId,
                new OttChannels(client, projectId),
                new Flows(client, projectId),
                new CloudEye(client, projectId));
    }

    /** Empty until the project is known. */
    Optional<Areas> areas() {
        return areas;
    }

    /** One that the manifest does not say is looked up again before the next proof. */
    void doubt() {
        doubted = settings.projectId() == null;
    }

    /** The project's calls; asks IAM where its id is not known. Huawei Cloud Media Live API 9.3. */
    Outcome<Areas> resolve(Calls calls) {
        if (areas.isPresent() && !doubted) {
            return Outcome.done(areas.get());
        }
        var projects = new Projects(client);
        return calls.call(
                        Lane.SNAPSHOT,
                        OWNER,
                        "listProjects",
                        () -> AccountCalls.proving(projects.listProjects(settings.region())))
                .then(this::found);
    }

    private Outcome<Areas> found(List<Project> projects) {
        if (projects.isEmpty()) {
            return Outcome.failed(new Failure.Rejected(
                    "NoProject",
                    "the user has no project named " + settings.region()
                            + ": correct spec.region, or say the project's id in spec.projectId"));
        }
        var found = of(projects.getFirst().id());
        areas = Optional.of(found);
        doubted = false;
        return Outcome.done(found);
    }

    /** One request, for those who may come before the project is known. */
    <T> Outcome<T> with(Function<Areas, Outcome<T>> call) {
        return areas.map(call)
                .orElseGet(() -> Outcome.failed(new Failure.Retryable("the project's id is not known yet (not sent)")));
    }
}
