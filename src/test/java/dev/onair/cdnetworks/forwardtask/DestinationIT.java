package dev.onair.cdnetworks.forwardtask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.cdnetworks.RefuseWith;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Destinations as platforms hand them out: with user and password, and with host names that no standard allows. */
@Execution(ExecutionMode.CONCURRENT)
class DestinationIT {
    private static final String PASSWORD = "planted-destination";
    private static final String URL = "rtmp://user:" + PASSWORD + "@push_1.example.com:1935/live/key";

    private final ForwardTaskFixture relays = new ForwardTaskFixture();

    @AfterEach
    void close() {
        relays.close();
    }

    /** All that may be shown to others than those who may read the manifest. */
    private List<String> told(String name) {
        var status = Serialization.asYaml(relays.status(name));
        var events = relays.operator.client.v1().events().inAnyNamespace().list().getItems().stream()
                .map(event -> event.getMessage());
        return Stream.concat(Stream.of(status), events).toList();
    }

    @Test
    void areSentAsTheyAreAndShownByTheirHostAlone() {
        relays.running("relay", spec -> spec.destinationUrl = URL);

        assertThat(relays.atTheVendor().getFirst().order().forwardUrl()).isEqualTo(URL);
        assertThat(relays.status("relay").destinationHost).isEqualTo("push_1.example.com");
        assertThat(told("relay")).noneMatch(text -> text.contains(PASSWORD));
        relays.operator.sweep();
        relays.awaitReady("relay");
        assertThat(relays.count("startForwardTask")).isEqualTo(1);
    }

    @Test
    void areNotShownWhereTheVendorRepeatsThemInARefusal() {
        relays.simulator.faults().on("startForwardTask").always(new RefuseWith(1000, "cannot push to " + URL));

        relays.create("relay", spec -> spec.destinationUrl = URL);

        relays.awaitReason("relay", "VendorRejected");
        assertThat(relays.message("relay")).contains("1000", "cannot push to");
        assertThat(told("relay")).noneMatch(text -> text.contains(PASSWORD));
    }
}
