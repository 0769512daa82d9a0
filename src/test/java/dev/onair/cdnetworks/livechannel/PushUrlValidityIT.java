package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DeletionPolicy;
import dev.onair.engine.Conditions;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Push URLs that expire (2.11): the Secret gets a younger one in time, or the channel says that there is none. */
@Execution(ExecutionMode.CONCURRENT)
class PushUrlValidityIT {
    private static final Pattern SIGNATURE = Pattern.compile("pusht=[0-9]+&pushKey=[0-9a-f]+");

    private final OperatorFixture operator = new OperatorFixture();
    private final AtomicReference<Optional<String>> onlySignature = new AtomicReference<>(Optional.empty());

    @BeforeEach
    void open() {
        // The account walks over the list once an hour: its URLs are older than their validity.
        operator.readyAccount();
        operator.create("news", spec -> {
            spec.connectionSecretName = "news-push";
            spec.pushAuth = new LiveChannelSpec.PushAuth();
            spec.pushAuth.validFor = "20m";
        });
        operator.awaitReady("news");
        awaitThat(() -> assertThat(urlInTheSecret()).contains("pusht="));
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private String urlInTheSecret() {
        return Optional.ofNullable(operator.client
                        .secrets()
                        .inNamespace("tv")
                        .withName("news-push")
                        .get())
                .map(secret -> secret.getData().get("pushUrl"))
                .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** A vendor that signs a channel's URL once, and shows that signature ever after. */
    private Reply signedOnce(Request request, Reply reply) {
        var text = new String(reply.body(), StandardCharsets.UTF_8);
        var signature = SIGNATURE.matcher(text);
        if (!signature.find()) {
            return reply;
        }
        var first = onlySignature.updateAndGet(known -> known.or(() -> Optional.of(signature.group())));
        return new Reply(
                reply.status(),
                reply.headers(),
                signature.replaceAll(first.orElseThrow()).getBytes(StandardCharsets.UTF_8),
                reply.delivery());
    }

    /** Wakes the channel by an edit that asks nothing of the vendor. */
    private void later(Duration by) {
        operator.advance(by);
        operator.edit("news", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
    }

    private long reads() {
        return operator.simulator.requests().count("getChannelConfigure");
    }

    private String validity() {
        return condition(operator.status("news").conditions, "PushUrlValid");
    }

    @Test
    void readsTheChannelItselfWhereTheListIsOlderThanHalfOfTheValidity() {
        var first = urlInTheSecret();
        var before = reads();

        later(Duration.ofMinutes(12));

        awaitThat(() -> assertThat(urlInTheSecret()).contains("pusht=").isNotEqualTo(first));
        awaitThat(() -> assertThat(validity()).isEqualTo("True"));
        operator.awaitReady("news");
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void tellsThatTheUrlExpiredWhereTheVendorShowsNoneWithAnotherSignature() {
        var before = reads();
        onlySignature.set(SIGNATURE
                .matcher(urlInTheSecret())
                .results()
                .map(found -> found.group())
                .findFirst());
        operator.simulator.filterAnswers(this::signedOnce);
        var first = urlInTheSecret();

        later(Duration.ofMinutes(25));

        awaitThat(() -> assertThat(validity()).isEqualTo("False"));
        var told = Conditions.find(operator.status("news").conditions, "PushUrlValid")
                .orElseThrow();
        assertThat(told.getReason()).isEqualTo("Expired");
        assertThat(told.getMessage())
                .contains("news-push", "none with a younger signature", "spec.pushAuth.validFor")
                .doesNotContain("pushKey");
        assertThat(operator.events("news")).contains("PushUrlExpired");
        assertThat(urlInTheSecret()).isEqualTo(first);
        operator.awaitReady("news");
        assertThat(reads()).isEqualTo(before + 1);
    }
}
