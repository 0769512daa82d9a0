package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.cdnetworks.Spellings;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Html;
import dev.onair.simulator.fault.Huge;
import dev.onair.simulator.fault.OddEntries;
import dev.onair.simulator.fault.Status;
import dev.onair.simulator.fault.Truncated;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that answers anything at all: one channel comes of it, and no secret gets out. */
class OperatorFaultsIT {
    private final OperatorFixture operator = new OperatorFixture();
    private final Lines lines = new Lines();

    /** All that is logged, as text. */
    private static final class Lines extends Handler {
        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            // TRACE, where JOSDK prints whole objects, is compiled out of the operator (quarkus.log.min-level).
            if (line.getLevel().intValue() < Level.FINE.intValue()) {
                return;
            }
            all.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        Logger.getLogger("").addHandler(lines);
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
        Logger.getLogger("").removeHandler(lines);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Garbage(),
                new Html(),
                new Truncated(),
                new Huge(),
                new CutBefore(),
                new CutAfter(),
                new Status(500, true),
                new Status(502, false),
                new Status(404, false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesOneChannelWhateverTheFirstAnswerIs(Fault fault) {
        operator.simulator.faults().on("createChannel").once(fault);

        operator.create("news", spec -> {});

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isNotMisledByAListThatCannotBeRead(Fault fault) {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        var before = operator.simulator.requests().count("getChannelList");
        operator.simulator.faults().on("getChannelList").times(2, fault);

        operator.sweep();
        awaitThat(() -> assertThat(operator.simulator.requests().count("getChannelList"))
                .isGreaterThan(before));
        operator.sweep();
        awaitThat(() -> assertThat(operator.simulator.requests().count("getChannelList"))
                .isGreaterThan(before + 1));
        operator.simulator.faults().clear();
        operator.sweep();
        operator.edit("news", spec -> spec.channelName = "evening");

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
        assertThat(operator.status("news").drift).isEmpty();
    }

    @Test
    void understandsTheOtherSpellings() {
        operator.simulator.faults().onEveryCall().always(Spellings.allOther());

        operator.create("news", spec -> {
            spec.sharePage = true;
            spec.connectionSecretName = "news-push";
        });

        operator.awaitReady("news");
        awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());
        assertThat(operator.status("news").createdAt).isNotNull();
        assertThat(operator.simulator.requests().count("channelEdit")).isZero();
    }

    @Test
    void givesNoSecretAway() {
        operator.secret("check", Map.of("word", "planted-open sesame"));
        operator.simulator.faults().on("createChannel").once(new CutAfter());
        operator.create("news", spec -> {
            spec.verificationSecretRef = SecretKeyRef.of("check", "word");
            spec.connectionSecretName = "news-push";
            spec.pushAuth = new LiveChannelSpec.PushAuth();
            spec.pushAuth.validFor = "2h";
        });
        operator.awaitReady("news");
        operator.secret("check", Map.of("word", "planted-another word"));
        awaitThat(() -> assertThat(operator.simulator.channels().all())
                .allMatch(channel -> channel.settings().check().equals("planted-another word")));
        operator.awaitReady("news");

        var told = Serialization.asJson(operator.channel("news").get())
                + Serialization.asJson(operator.account().get())
                + Serialization.asJson(
                        operator.client.v1().events().inNamespace("tv").list())
                + lines.all;

        assertThat(told)
                .contains("createChannel")
                .doesNotContain(
                        operator.simulator.secretKey(), "planted-open sesame", "planted-another word", "pushKey=");
    }

    /** What of the list cannot be read may be the channel whose create had no answer. */
    @Test
    void makesNoSecondChannelWhereAListHidesSome() {
        operator.simulator.faults().on("getChannelList").always(new OddEntries());
        operator.simulator.faults().on("createChannel").once(new CutBefore());

        operator.create("news", spec -> {});

        awaitThat(() -> assertThat(operator.message("news")).contains("one of them may be this channel"));
        assertThat(operator.simulator.requests().count("createChannel")).isOne();

        operator.simulator.faults().clear();
        operator.sweep();

        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all()).hasSize(1);
    }
}
