package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.cdnetworks.WhiteBoard;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A whiteboard's id belongs to one channel, and cannot change (1278). Of a channel that is renamed in Git the new resource is created
 * with it before the old one is deleted.
 */
@Execution(ExecutionMode.CONCURRENT)
class WhiteboardIT {
    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    private void declare(String name) {
        operator.create(name, spec -> {
            spec.whiteboard = new LiveChannelSpec.Whiteboard();
            spec.whiteboard.enabled = true;
            spec.whiteboard.id = "stadium";
        });
    }

    private long creates() {
        return operator.simulator.requests().count("createChannel");
    }

    @Test
    void theNewChannelIsMadeWhenTheOldOneIsPruned() {
        operator.readyAccount();
        declare("old");
        operator.awaitReady("old");

        declare("new");
        operator.awaitReason("new", "Conflict");
        var told = operator.message("new");
        var asked = creates();
        operator.channel("old").delete();

        operator.awaitGone("old");
        operator.awaitReady("new");
        assertThat(told).contains("1278", "LiveChannel tv/old has it");
        assertThat(asked).isEqualTo(2);
        assertThat(creates()).isEqualTo(3);
        assertThat(operator.status("new").refused).isNull();
        assertThat(operator.simulator.channels().all()).singleElement().satisfies(channel -> {
            assertThat(channel.pullId()).isEqualTo(operator.status("new").pullId);
            assertThat(channel.settings().whiteboard()).isEqualTo(Optional.of(new WhiteBoard(true, "stadium")));
        });
    }
}
