package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.livechannel.OperatorFixture;
import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An operator that looks after ForwardTasks too, a channel at the vendor, and what tests ask of both. */
final class ForwardTaskFixture implements AutoCloseable {
    static final String NAMESPACE = OperatorFixture.NAMESPACE;

    final OperatorFixture operator = new OperatorFixture(
            List.of("forwardtasks"),
            (account, facilities) -> List.of(ForwardTaskParts.reconciler(account, facilities)));
    final CdnetworksSimulator simulator = operator.simulator;
    final Channel channel = simulator.channels().create("ovptest", ChannelSettings.named("news"));

    ForwardTaskFixture() {
        operator.readyAccount();
    }

    ForwardTask manifest(String name, Consumer<ForwardTaskSpec> edit) {
        var task = new ForwardTask();
        task.getMetadata().setNamespace(NAMESPACE);
        task.getMetadata().setName(name);
        task.setSpec(Sample.spec(spec -> {
            spec.pullId = channel.pullId();
            edit.accept(spec);
        }));
        return task;
    }

    void create(String name, Consumer<ForwardTaskSpec> edit) {
        operator.client.resource(manifest(name, edit)).create();
    }

    Resource<ForwardTask> task(String name) {
        return operator.client
                .resources(ForwardTask.class)
                .inNamespace(NAMESPACE)
                .withName(name);
    }

    ForwardTaskStatus status(String name) {
        return Optional.ofNullable(task(name).get()).map(ForwardTask::getStatus).orElseGet(ForwardTaskStatus::new);
    }

    private Optional<Condition> synced(String name) {
        return Conditions.find(status(name).conditions, Conditions.SYNCED);
    }

    String reason(String name) {
        return synced(name).map(Condition::getReason).orElse("(none)");
    }

    String message(String name) {
        return synced(name).map(Condition::getMessage).orElse("(none)");
    }

    String ready(String name) {
        return OperatorFixture.condition(status(name).conditions, Conditions.READY);
    }

    void awaitReady(String name) {
        awaitThat(() ->
                assertThat(ready(name)).as(reason(name) + " " + message(name)).isEqualTo("True"));
    }

    void awaitReason(String name, String reason) {
        awaitThat(() -> assertThat(reason(name)).as(message(name)).isEqualTo(reason));
    }

    void awaitPhase(String name, Phase phase) {
        awaitThat(() -> assertThat(status(name).phase).as(message(name)).isEqualTo(phase));
    }

    void awaitGone(String name) {
        awaitThat(() -> assertThat(task(name).get()).as(message(name)).isNull());
    }

    /** A relay that has been seen to run. */
    void running(String name, Consumer<ForwardTaskSpec> edit) {
        create(name, edit);
        awaitReady(name);
    }

    /** What the vendor has, over or not. */
    List<dev.onair.simulator.cdnetworks.ForwardTask> atTheVendor() {
        return simulator.services().forwards().shelf().all();
    }

    dev.onair.simulator.cdnetworks.ForwardTask.Phase vendorPhase() {
        return atTheVendor().getFirst().phase();
    }

    long count(String call) {
        return simulator.requests().count(call);
    }

    /** Far enough that the vendor takes it, by the operator's clock, which stands still for {@link #later}. */
    static String in(Duration time) {
        return Instant.now().plus(time).toString();
    }

    /** Lets time pass, and has the account look. */
    void later(Duration time) {
        operator.advance(time);
        operator.sweep();
    }

    @Override
    public void close() {
        operator.close();
    }
}
