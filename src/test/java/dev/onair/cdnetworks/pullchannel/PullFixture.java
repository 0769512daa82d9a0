package dev.onair.cdnetworks.pullchannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.Channel;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An operator that knows pull channels. */
final class PullFixture implements AutoCloseable {
    final OperatorStage stage = new OperatorStage(
            List.of("pullchannels"),
            (account, facilities) -> List.of(PullChannelParts.reconciler(account, facilities)));

    static PullChannel manifest(String name, Consumer<PullChannelSpec> edit) {
        var channel = Sample.manifest(edit);
        channel.getMetadata().setNamespace(OperatorStage.NAMESPACE);
        channel.getMetadata().setName(name);
        return channel;
    }

    void create(String name, Consumer<PullChannelSpec> edit) {
        stage.client().resource(manifest(name, edit)).create();
    }

    Resource<PullChannel> channel(String name) {
        return stage.client()
                .resources(PullChannel.class)
                .inNamespace(OperatorStage.NAMESPACE)
                .withName(name);
    }

    PullChannelStatus status(String name) {
        return Optional.ofNullable(channel(name).get())
                .map(PullChannel::getStatus)
                .orElseGet(PullChannelStatus::new);
    }

    void edit(String name, Consumer<PullChannelSpec> edit) {
        Edits.until(() -> channel(name).edit(channel -> {
            edit.accept(channel.getSpec());
            return channel;
        }));
    }

    void awaitReady(String name) {
        OperatorStage.awaitReady(channel(name));
    }

    void awaitReason(String name, String reason) {
        OperatorStage.awaitReason(channel(name), reason);
    }

    List<Channel> atTheVendor() {
        return stage.simulator().channels().all();
    }

    Channel onlyOne() {
        assertThat(atTheVendor()).hasSize(1);
        return atTheVendor().getFirst();
    }

    long calls(String call) {
        return stage.simulator().requests().count(call);
    }

    /** Has the lists walked, and waits until the pull channels' was. */
    void walk() {
        var before = calls("getPullChannelList");
        stage.sweep();
        OperatorStage.awaitThat(() -> assertThat(calls("getPullChannelList")).isGreaterThan(before));
    }

    @Override
    public void close() {
        stage.close();
    }
}
