package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.simulator.cdnetworks.ForwardTask;
import dev.onair.simulator.cdnetworks.RecordTask;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The hardest deletion: a namespace with all kinds of both vendors, a relay and a recording running, a channel and a flow on air;
 * all at once, in any order, the credentials among it.
 */
class NamespaceDeletionE2E {
    /** So long at most what is on air is held. */
    private static final Duration HOLD = Duration.ofSeconds(20);

    private static final String BY_ITSELF = "{percent: 100, settle: 1s, maxHold: " + HOLD.toSeconds() + "s}";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REASON = ".status.conditions[?(@.type==\"Synced\")].reason";
    private static final String MESSAGE = ".status.conditions[?(@.type==\"Synced\")].message";
    private static final List<String> ON_AIR =
            List.of("lch/main-stage", "lch/late-night", "ott/news", "flow/contribution");
    private static final Pattern HELD = Pattern.compile(
            "^(?<name>[^:]+): .*held while it is on air, until .*onair\\.dev/approve=(?<token>[0-9a-z.]+)");

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    private static final HuaweiSimulator huawei =
            HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(6_000));
    private static final Map<Case, CompletableFuture<Tenancy>> ends = new EnumMap<>(Case.class);
    private static final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Where the account is, and what became of the permission to use it before the namespace was deleted. */
    private enum Case {
        APPROVED("{from: Same}", "{percent: 100, settle: 1s}"),
        ACCOUNT_IN_IT("{from: Same}", BY_ITSELF),
        ACCOUNT_ELSEWHERE("{from: All}", BY_ITSELF),
        LABEL_LOST("{from: Selector, matchLabels: {team: tv}}", BY_ITSELF),
        NARROWED("{from: All}", BY_ITSELF);

        private final String allowed;
        private final String guard;

        Case(String allowed, String guard) {
            this.allowed = allowed;
            this.guard = guard;
        }

        boolean isElsewhere() {
            return this != APPROVED && this != ACCOUNT_IN_IT;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    /** All of them live and end side by side: what takes long is the waiting. The tests wait for their own. */
    @BeforeAll
    static void allAtOnce() {
        stage.startOperator();
        for (var each : Case.values()) {
            var tenant = E2eCluster.kubectl(stage.anotherNamespace());
            var owner = each.isElsewhere() ? E2eCluster.kubectl(stage.anotherNamespace()) : tenant;
            var tenancy = new Tenancy(owner, tenant, each.id());
            ends.put(each, CompletableFuture.supplyAsync(() -> end(each, tenancy), threads));
        }
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        huawei.close();
    }

    private static Tenancy end(Case which, Tenancy tenancy) {
        tenancy.tenant().run("label", "namespace", tenancy.tenant().namespace(), "team=tv");
        tenancy.accounts(stage.vendor(), huawei, which.allowed, which.guard);
        tenancy.allKinds();
        tenancy.awaitReady();
        goOnAir(tenancy);
        if (which == Case.LABEL_LOST) loseTheLabel(tenancy);
        if (which == Case.NARROWED) letNobodyIn(tenancy);
        var pullIds = pullIds(tenancy);
        assertThat(pullIds).hasSizeGreaterThan(3);

        tenancy.tenant().run("delete", "namespace", tenancy.tenant().namespace(), "--wait=false");

        approvals(tenancy).forEach((resource, token) -> {
            if (which == Case.APPROVED) tenancy.tenant().run("annotate", resource, "onair.dev/approve=" + token);
        });
        eventually(
                tenancy,
                () -> assertThat(tenancy.tenant()
                                .tryRun("", "get", "namespace", tenancy.tenant().namespace())
                                .err())
                        .contains("NotFound"));
        assertNothingIsLeft(tenancy, pullIds);
        return tenancy;
    }

    private static void goOnAir(Tenancy tenancy) {
        var channels = Set.of(tenancy.tenant()
                .run("get", "lch", "-o", "jsonpath={.items[*].status.pullId}")
                .split(" "));
        channels.forEach(stage.vendor().channels()::startStream);
        for (var channel : List.of("lch/main-stage", "lch/late-night")) {
            eventually(
                    tenancy,
                    () -> assertThat(tenancy.tenant().field(channel, ".status.state"))
                            .isEqualTo("Live"));
        }
    }

    private static void eventually(Tenancy of, ThrowingRunnable assertion) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            try {
                assertion.run();
            } catch (AssertionError failed) {
                throw new AssertionError(failed.getMessage() + "\n" + of.shown(), failed);
            }
        });
    }

    /**
     * What is on air says until when it is held and how it is let go; no Event can be made in a namespace that ends. All are looked
     * at together: the hold of one ends while others are looked at.
     */
    private static Map<String, String> approvals(Tenancy tenancy) {
        var tokens = new HashMap<String, String>();
        eventually(tenancy, () -> {
            for (var line : shown(tenancy).lines().toList()) {
                HELD.matcher(line).results().forEach(held -> tokens.put(held.group("name"), held.group("token")));
            }
            assertThat(tokens)
                    .containsOnlyKeys(
                            ON_AIR.stream().map(NamespaceDeletionE2E::name).toList());
        });
        return ON_AIR.stream().collect(Collectors.toMap(resource -> resource, resource -> tokens.get(name(resource))));
    }

    private static String name(String resource) {
        return resource.substring(resource.indexOf('/') + 1);
    }

    /** A line for each of those that are on air and still there: its name and what it says. */
    private static String shown(Tenancy tenancy) {
        var command = new ArrayList<>(List.of("get"));
        command.addAll(ON_AIR);
        command.addAll(List.of(
                "--ignore-not-found",
                "-o",
                "jsonpath={range .items[*]}{.metadata.name}{\": \"}{" + MESSAGE + "}{\"\\n\"}{end}"));
        return tenancy.tenant().run(command.toArray(String[]::new));
    }

    /** But for the recording directory, which the vendor never deletes (2.20-2.22). */
    private static void assertNothingIsLeft(Tenancy tenancy, Set<String> pullIds) {
        assertThat(stage.vendor().channels().all()).noneMatch(channel -> pullIds.contains(channel.pullId()));
        assertThat(stage.vendor().services().recordings().shelf().all())
                .filteredOn(RecordTask::isOpen)
                .noneMatch(task -> pullIds.contains(task.order().pullId()));
        assertThat(stage.vendor().services().forwards().shelf().all())
                .filteredOn(ForwardTask::isOpen)
                .noneMatch(task -> pullIds.contains(task.order().pullId()));
        assertThat(huawei.channels().all())
                .noneMatch(channel -> channel.key().id().equals(tenancy.id()));
        assertThat(huawei.flows().all()).noneMatch(flow -> flow.name().equals(tenancy.id()));
    }

    private static Set<String> pullIds(Tenancy tenancy) {
        return Stream.of(tenancy.tenant()
                        .run("get", "lch,pch", "-o", "jsonpath={.items[*].status.pullId}")
                        .split(" "))
                .collect(Collectors.toSet());
    }

    private static void letNobodyIn(Tenancy tenancy) {
        for (var account : List.of("cdnacct", "hwacct")) {
            tenancy.owner().run("patch", account, "default", "--type=merge", "-p", """
                    {"spec": {"allowedNamespaces": {"from": "Same"}}}""");
        }
        awaitNotAllowed(tenancy);
    }

    private static void loseTheLabel(Tenancy tenancy) {
        tenancy.tenant().run("label", "namespace", tenancy.tenant().namespace(), "team-");
        awaitNotAllowed(tenancy);
    }

    private static void awaitNotAllowed(Tenancy tenancy) {
        for (var resource :
                List.of("lch/main-stage", "fwd/main-stage-to-second-platform", "ott/news", "flow/contribution")) {
            eventually(
                    tenancy,
                    () -> assertThat(tenancy.tenant().field(resource, REASON)).isEqualTo("AccountNotAllowed"));
        }
    }

    private static Tenancy ended(Case which) {
        return Objects.requireNonNull(ends.get(which)).join();
    }

    @Test
    void aNamespaceWithItsAccountsEndsByItself() {
        ended(Case.ACCOUNT_IN_IT);
    }

    @Test
    void aNamespaceWithoutItsAccountsEndsByItselfAndTheyGoOn() {
        ended(Case.ACCOUNT_ELSEWHERE).owner().waitReady("cdnacct/default", "hwacct/default");
    }

    @Test
    void aNamespaceThatLostTheLabelThatItsAccountsAskForEndsByItself() {
        ended(Case.LABEL_LOST);
    }

    @Test
    void aNamespaceThatItsAccountsLetInNoMoreEndsByItself() {
        ended(Case.NARROWED);
    }

    /** With holds of a day: who approves what is on air ends them at once. */
    @Test
    void aNamespaceEndsAtOnceWhereWhatIsOnAirIsApproved() {
        ended(Case.APPROVED);
    }
}
