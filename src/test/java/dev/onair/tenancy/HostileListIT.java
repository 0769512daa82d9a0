package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.common.AccountSpec;
import dev.onair.common.AccountStatus;
import dev.onair.embedded.Edits;
import dev.onair.engine.Conditions;
import dev.onair.http.HostileVendor;
import dev.onair.http.HostileVendor.Attack;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.FlowParts;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An account whose endpoint answers with lists that are made to fill the operator's memory, beside one that is at work. */
class HostileListIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** In which a list that has no end is recognised; a heavy one takes as many as its bound allows. */
    private static final int FEW = 20;

    private static final int MOST_HEAVY = 2_000;

    @ParameterizedTest
    @EnumSource(Attack.class)
    void ofCdnetworksIsToldByItsAccountAndCostsNobodyElse(Attack attack) throws Exception {
        try (var vendor = new HostileVendor(attack);
                var stage = new OperatorStage(
                        List.of("pullchannels"),
                        (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)))) {
            stage.readyAccount();
            var hostile = second(stage.client(), stage.account(), account -> {
                account.getSpec().endpoint = vendor.endpoint().toString();
                account.getSpec().driftCheckInterval = "10s";
            });

            told(stage.client(), hostile, "getChannelList", attack, vendor);

            create(stage.client(), "cdnetworks.onair.dev/v1alpha1", "PullChannel", """
                    {"source": {"url": "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ad", "protocol": "RTMP"},
                     "playback": {"protocols": ["RTMP", "HLS"]}, "playbackDomain": "live.ovptest.haplat.net"}""");
            awaitReady(stage.client(), "cdnetworks.onair.dev/v1alpha1", "PullChannel");
        }
    }

    @ParameterizedTest
    @EnumSource(Attack.class)
    void ofHuaweiIsToldByItsAccountFromTheFirstWalkOnAndCostsNobodyElse(Attack attack) throws Exception {
        try (var vendor = new HostileVendor(attack);
                var operator = new HuaweiOperator(List.of("flows"), List.of(FlowParts::reconciler))) {
            operator.readyAccount();
            var hostile = second(operator.client, operator.account(), account -> {
                account.getSpec().endpoint = vendor.endpoint().toString();
                account.getSpec().projectId = "p-hostile";
                account.getSpec().driftCheckInterval = "10s";
            });
            var flow = """
                    {"region": "ap-southeast-1", "accountRef": {"name": "%s"},
                     "sources": [{"name": "studio", "protocol": "srt-listener"}]}""";
            create(operator.client, "huawei.onair.dev/v1alpha1", "Flow", "lured", flow.formatted("hostile"));

            told(operator.client, hostile, "listFlow", attack, vendor);

            create(operator.client, "huawei.onair.dev/v1alpha1", "Flow", flow.formatted("default"));
            awaitReady(operator.client, "huawei.onair.dev/v1alpha1", "Flow");
        }
    }

    private static String message(String list, Attack attack) {
        return switch (attack) {
            case THREE_THOUSAND_MILLIONS ->
                "the list of " + list + " says that it has 3000000000 entries, and at most 50000 are read: point"
                        + " spec.endpoint at the vendor, or divide what is there among several accounts";
            case HEAVY_PAGES -> " MiB, ";
            case SAME_PAGE ->
                "the list of " + list + " has no end: page 2 has only entries that the pages before it have, and there"
                        + " should be 49000: point spec.endpoint at the vendor";
            case LONG_TEXTS -> list + ": the vendor's answer has ";
        };
    }

    private static void told(
            KubernetesClient client,
            Resource<? extends CustomResource<? extends AccountSpec, ? extends AccountStatus>> account,
            String list,
            Attack attack,
            HostileVendor vendor) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertThat(synced(account).map(Condition::getReason)).hasValue("AnswerTooLarge");
            assertThat(synced(account).map(Condition::getStatus)).hasValue("False");
            assertThat(synced(account).map(Condition::getMessage).orElse("")).contains(message(list, attack), list);
        });
        assertThat(vendor.requests.get()).isLessThan(attack == Attack.HEAVY_PAGES ? MOST_HEAVY : FEW);
        // Another walk finds the same, and is no news.
        var before = vendor.requests.get();
        Edits.until(() -> account.edit(found -> {
            found.getMetadata().setAnnotations(Map.of("onair.dev/sync-at", "again"));
            return found;
        }));
        await().atMost(SOON).until(() -> vendor.requests.get() > before);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(client.v1().events().inNamespace("tv").list().getItems().stream()
                                .filter(event ->
                                        event.getInvolvedObject().getName().equals("hostile"))
                                .filter(event -> event.getReason().equals("AnswerTooLarge"))
                                .toList())
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.getType()).isEqualTo("Warning");
                            assertThat(event.getCount()).isEqualTo(1);
                        }));
    }

    private static Optional<Condition> synced(
            Resource<? extends CustomResource<? extends AccountSpec, ? extends AccountStatus>> account) {
        return Optional.ofNullable(account.get())
                .map(found -> found.getStatus())
                .flatMap(status -> Conditions.find(status.conditions, Conditions.SYNCED));
    }

    /** Another account in the same namespace. */
    private static <A extends HasMetadata> Resource<A> second(
            KubernetesClient client, Resource<A> first, Consumer<A> edit) {
        var account = first.get();
        account.setMetadata(
                new ObjectMetaBuilder().withNamespace("tv").withName("hostile").build());
        edit.accept(account);
        client.resource(account).create();
        return client.resource(account);
    }

    private static void create(KubernetesClient client, String apiVersion, String kind, String spec) {
        create(client, apiVersion, kind, "honest", spec);
    }

    private static void create(KubernetesClient client, String apiVersion, String kind, String name, String spec) {
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion(apiVersion);
        manifest.setKind(kind);
        manifest.setMetadata(
                new ObjectMetaBuilder().withNamespace("tv").withName(name).build());
        manifest.setAdditionalProperty("spec", Serialization.unmarshal(spec, Map.class));
        client.resource(manifest).create();
    }

    private static void awaitReady(KubernetesClient client, String apiVersion, String kind) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Battleground.condition(
                                client.genericKubernetesResources(apiVersion, kind)
                                        .inNamespace("tv")
                                        .withName("honest"),
                                "Ready",
                                "status"))
                        .isEqualTo("True"));
    }
}
