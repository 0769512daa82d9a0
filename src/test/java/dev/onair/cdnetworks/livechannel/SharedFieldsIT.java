package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.NAMESPACE;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.cdnetworks.Rate;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.dsl.ServerSideApplicable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fields that two teams declare, each with an {@code apply --server-side} of its own: they stay until the last of them withdraws. */
@Execution(ExecutionMode.CONCURRENT)
class SharedFieldsIT {
    private static final String NEEDED = "{pushDomain: livepush.ovptest.haplat.net, application: test1, ";

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    /** What this team declares from now on; what it declared before and leaves out is withdrawn. */
    private void apply(String team, String spec) {
        manifest(team, spec).serverSideApply();
    }

    private ServerSideApplicable<?> manifest(String team, String spec) {
        return operator.client
                .resource("""
                        apiVersion: cdnetworks.onair.dev/v1alpha1
                        kind: LiveChannel
                        metadata: {name: shared}
                        spec: %s
                        """.formatted(spec))
                .inNamespace(NAMESPACE)
                .fieldManager(team);
    }

    private List<String> removals() {
        return operator.client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals("FieldRemoved"))
                .peek(event ->
                        assertThat(event.getCount()).as(event.getMessage()).isEqualTo(1))
                .map(Event::getMessage)
                .toList();
    }

    private LiveChannelSpec declared() {
        return operator.channel("shared").get().getSpec();
    }

    private Set<Rate> ratesAtTheVendor() {
        return operator.simulator
                .channels()
                .get(Objects.requireNonNull(operator.status("shared").pullId))
                .settings()
                .rates();
    }

    @Test
    void aFieldIsRemovedOnceTheLastOfItsOwnersWithdrewIt() {
        var without = NEEDED + "playback: {protocols: [RTMP, HLS]}}";
        apply("team", NEEDED + "playback: {protocols: [RTMP, HLS]}, whiteboard: {enabled: true}}");
        apply("ops", "{whiteboard: {enabled: true}}");
        operator.awaitReady("shared");
        var calls = operator.simulator.requests().count("channelEdit");

        apply("team", without);
        apply("team", NEEDED + "playback: {protocols: [RTMP, HLS]}, channelName: renamed}");
        awaitThat(() ->
                assertThat(operator.simulator.requests().count("channelEdit")).isEqualTo(calls + 1));
        operator.awaitReady("shared");
        assertThat(declared().whiteboard).isNotNull();
        assertThat(removals()).isEmpty();

        apply("ops", "{}");
        awaitThat(() -> assertThat(removals())
                .singleElement()
                .asString()
                .startsWith("spec.whiteboard was removed from the manifest, and the vendor keeps enabled"));
        assertThat(declared().whiteboard).isNull();

        apply("ops", "{}");
        operator.restart();
        operator.edit("shared", spec -> spec.channelName = "renamed again");
        operator.awaitReady("shared");
        assertThat(removals()).hasSize(1);
    }

    @Test
    void aFieldThatWasTakenOverIsTheTakersToWithdraw() {
        apply("team", NEEDED + "playback: {protocols: [RTMP, HLS]}, pushAuth: {validFor: 12h}}");
        operator.awaitReady("shared");
        manifest("ops", "{pushAuth: {validFor: 6h}}").forceConflicts().serverSideApply();
        operator.awaitReady("shared");

        apply("team", NEEDED + "playback: {protocols: [RTMP, HLS]}, channelName: renamed}");
        operator.awaitReady("shared");
        assertThat(removals()).isEmpty();

        apply("ops", "{}");
        awaitThat(() -> assertThat(removals())
                .singleElement()
                .asString()
                .startsWith("spec.pushAuth was removed from the manifest"));
    }

    @Test
    void eachTakesItsOwnEntriesOutOfASetAndTheLastOneTheField() {
        apply("team", NEEDED + "playback: {protocols: [RTMP, HLS], bitrates: [Origin, SD]}}");
        operator.awaitReady("shared");
        apply("ops", "{playback: {bitrates: [Origin, High]}}");
        awaitThat(
                () -> assertThat(ratesAtTheVendor()).containsExactlyInAnyOrder(Rate.ORIGIN, Rate.STANDARD, Rate.HIGH));
        operator.awaitReady("shared");

        apply("team", NEEDED + "playback: {protocols: [RTMP, HLS]}}");
        awaitThat(() -> assertThat(ratesAtTheVendor()).containsExactlyInAnyOrder(Rate.ORIGIN, Rate.HIGH));
        operator.awaitReady("shared");
        assertThat(removals()).isEmpty();

        apply("ops", "{}");
        awaitThat(() -> assertThat(removals())
                .singleElement()
                .asString()
                .startsWith("spec.playback.bitrates was removed from the manifest, and the vendor keeps"));
        assertThat(declared().playback.bitrates).isNull();
        assertThat(ratesAtTheVendor()).containsExactlyInAnyOrder(Rate.ORIGIN, Rate.HIGH);
    }
}
