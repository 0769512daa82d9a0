package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Protocol;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Files whose page asks viewers for a password, which 2.24 answers: that it does is told, the password is not. */
@Execution(ExecutionMode.CONCURRENT)
class ProtectedFilesIT {
    private static final String PASSWORD = "planted-page-password";

    private final RecordFixture operator = new RecordFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
        operator.channel("news", Protocol.RTMP, Protocol.HLS);
        awaitReady(operator.channel("news"));
        operator.simulator.channels().startStream(operator.pullId("news"));
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private RecordTaskStatus recorded() {
        operator.task("tonight", spec -> {});
        awaitReady(operator.task("tonight"));
        operator.advance("tonight", Duration.ofMinutes(61));
        awaitThat(() -> assertThat(operator.status("tonight").finishedAt).isNotNull());
        return operator.status("tonight");
    }

    @Test
    void areCalledSoAndThePasswordIsNotShown() {
        operator.simulator.account().filePassword(PASSWORD);

        var status = recorded();

        assertThat(status.files).singleElement().satisfies(file -> {
            assertThat(file.sharePageUrl).isNotBlank();
            assertThat(file.passwordProtected).isTrue();
        });
        assertThat(Serialization.asYaml(operator.task("tonight").get())).doesNotContain(PASSWORD);
    }

    @Test
    void areNotThereWhereNoPageAsksForOne() {
        assertThat(recorded().files)
                .singleElement()
                .satisfies(file -> assertThat(file.passwordProtected).isNull());
    }
}
