package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.GateStats;
import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.common.AccountRef;
import dev.onair.common.AllowedNamespaces;
import dev.onair.embedded.Edits;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.fault.Down;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls of a namespace wait for a quota that is used up, and its account lets it in no more before their turn comes. */
@Execution(ExecutionMode.CONCURRENT)
class LostPermissionIT {
    private static final String TENANT = "tenant";
    /** For which the vendor takes no calls: long enough for a busy machine to have all of them wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> EDITED = List.of("edited-0", "edited-1", "edited-2");
    private static final List<String> NEW =
            IntStream.range(0, 5).mapToObj(number -> "new-" + number).toList();

    /** How the permission is taken away. */
    private enum Loss {
        LABEL,
        POLICY
    }

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void letTheTenantIn() {
        operator.namespace(TENANT, Map.of("team", "yes"));
        operator.namespace("mate", Map.of("team", "yes", "other", "yes"));
        operator.readyAccount();
        editAccount(spec -> {
            spec.allowedNamespaces = new AllowedNamespaces();
            spec.allowedNamespaces.from = AllowedNamespaces.From.Selector;
            spec.allowedNamespaces.matchLabels = Map.of("team", "yes");
        });
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Resource<LiveChannel> create(String namespace, String name, Consumer<LiveChannelSpec> edit) {
        operator.client
                .resource(OperatorFixture.manifest(namespace, name, spec -> {
                    spec.accountRef = new AccountRef();
                    spec.accountRef.namespace = OperatorFixture.NAMESPACE;
                    edit.accept(spec);
                }))
                .create();
        return operator.client
                .resources(LiveChannel.class)
                .inNamespace(namespace)
                .withName(name);
    }

    private Resource<LiveChannel> tenants(String name) {
        return operator.client.resources(LiveChannel.class).inNamespace(TENANT).withName(name);
    }

    private void edit(String name, Consumer<LiveChannelSpec> edit) {
        Edits.until(() -> tenants(name).edit(channel -> {
            edit.accept(channel.getSpec());
            return channel;
        }));
    }

    private void editAccount(Consumer<CdnetworksAccountSpec> edit) {
        Edits.until(() -> operator.account().edit(account -> {
            edit.accept(account.getSpec());
            return account;
        }));
    }

    /** The vendor has had too many calls, it says, so that all wait; the call that was told so as well. */
    private void closeTheGate() {
        operator.simulator
                .faults()
                .on("channelEdit")
                .once(new Down(100, Optional.empty(), List.of(new Down.Answer(429, Optional.of(PATIENCE)))));
        edit("witness", spec -> spec.channelName = "witness-renamed");
        awaitThat(() -> assertThat(operator.session().quotas())
                .anyMatch(quota -> quota.closedUntil().isPresent()));
    }

    private int waiting() {
        return operator.session().quotas().stream()
                .mapToInt(GateStats::waitingTotal)
                .sum();
    }

    private void permit(Loss loss, boolean permitted) {
        switch (loss) {
            case LABEL ->
                operator.client.namespaces().withName(TENANT).edit(namespace -> {
                    namespace.getMetadata().setLabels(Map.of("team", permitted ? "yes" : "no"));
                    return namespace;
                });
            case POLICY ->
                editAccount(spec -> spec.allowedNamespaces.matchLabels = Map.of(permitted ? "team" : "other", "yes"));
        }
    }

    /** Some of each sort that waits: what is created, what is edited, and a ban that is lifted, which waits to leave with others. */
    private void fillTheQueue() {
        Stream.of("witness", "leaving").forEach(name -> create(TENANT, name, spec -> {}));
        create(TENANT, "banned", spec -> spec.ban = new LiveChannelSpec.Ban());
        EDITED.forEach(name -> create(TENANT, name, spec -> {}));
        Stream.concat(Stream.of("witness", "leaving"), EDITED.stream())
                .forEach(name -> OperatorStage.awaitReady(tenants(name)));
        awaitThat(() ->
                assertThat(tenants("banned").get().getStatus()).isNotNull().returns("Banned", status -> status.state));
        closeTheGate();
        tenants("leaving").delete();
        NEW.forEach(name -> create(TENANT, name, spec -> {}));
        EDITED.forEach(name -> edit(name, spec -> spec.channelName = name + "-renamed"));
        edit("banned", spec -> spec.ban = null);
        awaitThat(() -> assertThat(waiting()).isGreaterThanOrEqualTo(NEW.size() + EDITED.size() + 2));
    }

    private List<String> writesSince(long moment) {
        return operator.simulator.requests().since(moment).stream()
                .map(LoggedRequest::call)
                .filter(call -> !call.startsWith("get"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfWhatWaitsIsSentAfterwardsButDeletions(Loss loss) {
        fillTheQueue();
        permit(loss, false);
        OperatorStage.awaitReason(tenants("witness"), "AccountNotAllowed");
        var lost = operator.simulator.requests().last();

        OperatorStage.awaitReady(create("mate", "news", spec -> {}));
        OperatorStage.awaitGone(tenants("leaving"));

        var waited = Stream.of(NEW.stream(), EDITED.stream(), Stream.of("banned"))
                .flatMap(names -> names)
                .toList();
        waited.forEach(name -> OperatorStage.awaitReason(tenants(name), "AccountNotAllowed"));
        assertThat(writesSince(lost))
                .as("the neighbour's create, and the deletion if it had no turn before")
                .containsOnlyOnce("createChannel")
                .isSubsetOf("createChannel", "deleteChannel");
        assertThat(NEW)
                .allSatisfy(name ->
                        assertThat(tenants(name).get().getStatus().attempt).isNull());

        permit(loss, true);

        waited.forEach(name -> OperatorStage.awaitReady(tenants(name)));
        var writes = writesSince(0);
        assertThat(writes).filteredOn("createChannel"::equals).hasSize(3 + EDITED.size() + NEW.size() + 1);
        assertThat(writes).filteredOn("channelEdit"::equals).hasSize(EDITED.size() + 2);
        assertThat(writes).filteredOn("channelReBroadcast"::equals).hasSize(1);
    }
}
