package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelParts;
import dev.onair.cdnetworks.livechannel.LiveChannelSpec;
import dev.onair.cdnetworks.recorddirectory.RecordDirectory;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryParts;
import dev.onair.cdnetworks.recorddirectory.RecordDirectorySpec;
import dev.onair.cdnetworks.recordtask.RecordTaskStatus.Phase;
import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.RecordTasks;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The operator with all that is about recordings, and what tests of it do. */
final class RecordFixture implements AutoCloseable {
    final OperatorStage stage = new OperatorStage(
            List.of("livechannels", "recorddirectories", "recordtasks"),
            (account, facilities) -> List.of(
                    LiveChannelParts.reconciler(account, facilities),
                    RecordDirectoryParts.reconciler(account, facilities),
                    RecordTaskParts.reconciler(account, facilities)));
    final CdnetworksSimulator simulator = stage.simulator();
    private int looks;

    private <R extends CustomResource<?, ?>> R put(R resource, String name) {
        resource.getMetadata().setNamespace(OperatorStage.NAMESPACE);
        resource.getMetadata().setName(name);
        return stage.client().resource(resource).create();
    }

    void channel(String name, Protocol... protocols) {
        channel(name, spec -> spec.playback.protocols = List.of(protocols));
    }

    void channel(String name, Consumer<LiveChannelSpec> edit) {
        var channel = new LiveChannel();
        var spec = new LiveChannelSpec();
        spec.pushDomain = "livepush.ovptest.haplat.net";
        spec.application = "test1";
        edit.accept(spec);
        channel.setSpec(spec);
        put(channel, name);
    }

    /** A channel that is there, and on air. */
    void channelOnAir(String name) {
        channel(name, Protocol.RTMP, Protocol.HLS);
        OperatorStage.awaitReady(channel(name));
        simulator.channels().change(pullId(name), channel -> channel.started(simulator.now()));
    }

    Resource<LiveChannel> channel(String name) {
        return resource(LiveChannel.class, name);
    }

    String pullId(String name) {
        return Objects.requireNonNull(channel(name).get().getStatus().pullId);
    }

    RecordDirectory directory(String name, Consumer<RecordDirectorySpec> edit) {
        var directory = new RecordDirectory();
        var spec = new RecordDirectorySpec();
        spec.directoryType = "news";
        spec.path = List.of("movie-1", "movie-2");
        edit.accept(spec);
        directory.setSpec(spec);
        return put(directory, name);
    }

    Resource<RecordDirectory> directory(String name) {
        return resource(RecordDirectory.class, name);
    }

    /** Of the channel "news", for an hour from now on. */
    RecordTask task(String name, Consumer<RecordTaskSpec> edit) {
        return put(manifest(edit), name);
    }

    static RecordTask manifest(Consumer<RecordTaskSpec> edit) {
        var task = new RecordTask();
        var spec = new RecordTaskSpec();
        spec.channelRef = new ChannelRef();
        spec.channelRef.name = "news";
        spec.duration = "1h";
        edit.accept(spec);
        if (spec.end != null) {
            spec.duration = null;
        }
        task.setSpec(spec);
        return task;
    }

    Resource<RecordTask> task(String name) {
        return resource(RecordTask.class, name);
    }

    private <R extends CustomResource<?, ?>> Resource<R> resource(Class<R> type, String name) {
        return stage.client()
                .resources(type)
                .inNamespace(OperatorStage.NAMESPACE)
                .withName(name);
    }

    RecordTaskStatus status(String name) {
        return Optional.ofNullable(task(name).get()).map(RecordTask::getStatus).orElseGet(RecordTaskStatus::new);
    }

    @Nullable Phase phase(String name) {
        return status(name).phase;
    }

    void awaitPhase(String name, Phase phase) {
        OperatorStage.awaitThat(() -> org.assertj.core.api.Assertions.assertThat(phase(name))
                .as(OperatorStage.reason(task(name)) + " " + OperatorStage.message(task(name)))
                .isEqualTo(phase));
    }

    /** Time goes on, and the resource's timer with it: what a test does not wait for. */
    void advance(String name, Duration by) {
        stage.advance(by);
        pass(name);
    }

    /** Another pass over the resource, which of itself asks the vendor nothing. */
    void pass(String name) {
        stage.annotate(task(name), "example.com/look", String.valueOf(++looks));
    }

    void edit(String name, Consumer<RecordTaskSpec> edit) {
        Edits.until(() -> task(name).edit(task -> {
            edit.accept(task.getSpec());
            return task;
        }));
    }

    RecordTasks atTheVendor() {
        return simulator.services().recordings();
    }

    List<dev.onair.simulator.cdnetworks.RecordTask> tasks() {
        return atTheVendor().shelf().all();
    }

    long calls(String name) {
        return simulator.requests().count(name);
    }

    /** So many minutes from now, to the minute, as manifests write it. */
    String minutesAhead(long minutes) {
        return Instant.now(stage.clock())
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(Duration.ofMinutes(minutes))
                .toString();
    }

    @Override
    public void close() {
        stage.close();
    }
}
