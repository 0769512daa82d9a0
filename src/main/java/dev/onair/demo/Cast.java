package dev.onair.demo;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelStatus;
import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.Channel;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Those who act, seen from both sides: the resources in the cluster and the channels at the vendor. */
final class Cast {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final KubernetesClient kubernetes;
    private final String namespace;
    private final CdnetworksSimulator vendor;

    Cast(Stage stage) {
        this.kubernetes = stage.kubernetes();
        this.namespace = stage.namespace();
        this.vendor = stage.vendor();
    }

    boolean accountReady() {
        return account()
                .map(account -> isReady(account.getStatus() == null ? List.of() : account.getStatus().conditions))
                .orElse(false);
    }

    boolean ready(String channel) {
        return status(channel).map(status -> isReady(status.conditions)).orElse(false);
    }

    boolean waitsForApproval(String channel) {
        return status(channel)
                .filter(status -> status.plan != null && status.plan.hash != null)
                .flatMap(status -> Conditions.find(status.conditions, Conditions.SYNCED))
                .filter(synced -> synced.getReason().equals("AwaitingApproval"))
                .isPresent();
    }

    String planHash(String channel) {
        return status(channel)
                .map(status -> status.plan)
                .map(plan -> plan.hash)
                .orElseThrow(() -> new IllegalStateException(channel + " shows no plan"));
    }

    boolean state(String channel, String state) {
        return status(channel).filter(status -> state.equals(status.state)).isPresent();
    }

    Optional<LiveChannelStatus> status(String channel) {
        return Optional.ofNullable(channel(channel).get()).map(LiveChannel::getStatus);
    }

    boolean exists(String channel) {
        return channel(channel).get() != null;
    }

    boolean hasSecret(String name, String key) {
        var secret = kubernetes.secrets().inNamespace(namespace).withName(name).get();
        return secret != null && secret.getData() != null && secret.getData().containsKey(key);
    }

    boolean hasConfigMap(String name) {
        return kubernetes.configMaps().inNamespace(namespace).withName(name).get() != null;
    }

    /** As {@code kubectl patch --type merge} would. */
    void patch(String channel, String json) {
        channel(channel).patch(PatchContext.of(PatchType.JSON_MERGE), json);
    }

    void delete(String channel) {
        channel(channel).delete();
    }

    /** The vendor's channel of that name. */
    Optional<Channel> atVendor(String channelName) {
        return vendor.channels().all().stream()
                .filter(channel -> channel.settings().channelName().equals(channelName))
                .findFirst();
    }

    String pullId(String channel) {
        return status(channel)
                .map(status -> status.pullId)
                .orElseThrow(() -> new IllegalStateException(channel + " has no channel at the vendor"));
    }

    Scene scene() {
        var rows = new ArrayList<Scene.Row>();
        var account = account();
        account.ifPresent(found -> rows.add(row(found)));
        kubernetes.resources(LiveChannel.class).inNamespace(namespace).list().getItems().stream()
                .map(Cast::row)
                .forEach(rows::add);
        var allowance = account.map(CdnetworksAccount::getStatus)
                .map(status -> status.quota)
                .map(quota -> quota.allowancePerMinute)
                .orElse(0);
        var since = Instant.now().minus(MINUTE);
        var used = vendor.requests().all().stream()
                .filter(request -> request.time().isAfter(since))
                .count();
        return new Scene(rows, new TreeMap<>(vendor.requests().counts()), (int) used, allowance);
    }

    private Optional<CdnetworksAccount> account() {
        return Optional.ofNullable(kubernetes
                .resources(CdnetworksAccount.class)
                .inNamespace(namespace)
                .withName("default")
                .get());
    }

    private Resource<LiveChannel> channel(String name) {
        return kubernetes.resources(LiveChannel.class).inNamespace(namespace).withName(name);
    }

    private static boolean isReady(List<Condition> conditions) {
        return Conditions.find(conditions, Conditions.READY)
                .filter(ready -> "True".equals(ready.getStatus()))
                .isPresent();
    }

    private static Scene.Row row(CdnetworksAccount account) {
        var status = account.getStatus();
        var channels = status == null || status.channels == null ? "" : status.channels + " channels";
        return row(
                "CdnetworksAccount",
                account.getMetadata().getName(),
                channels,
                status == null ? List.of() : status.conditions);
    }

    private static Scene.Row row(LiveChannel channel) {
        var status = channel.getStatus();
        var state = status == null ? "" : Objects.requireNonNullElse(status.state, "");
        var viewers = status == null || status.viewers == null ? "" : ", " + status.viewers + " viewers";
        return row(
                "LiveChannel",
                channel.getMetadata().getName(),
                state + viewers,
                status == null ? List.of() : status.conditions);
    }

    private static Scene.Row row(String kind, String name, String state, List<Condition> conditions) {
        var ready = Conditions.find(conditions, Conditions.READY);
        return new Scene.Row(
                kind,
                name,
                ready.map(Condition::getStatus).orElse("-"),
                state,
                ready.map(Condition::getReason).orElse(""));
    }
}
