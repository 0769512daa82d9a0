package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.CdnetworksAccount;
import dev.onair.common.AccountRef;
import dev.onair.common.AllowedNamespaces;
import dev.onair.common.SecretKeyRef;
import dev.onair.embedded.Edits;
import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a channel refers to may be missing, wrong, another's or going: it is named, and its own event mends it. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorReferencesIT {
    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    private String accountMessage() {
        return Conditions.find(operator.accountConditions(), "Synced")
                .map(Condition::getMessage)
                .orElse("");
    }

    @Test
    void namesWhatIsMissingAndGoesOnWhenItIsThere() {
        operator.create("news", spec -> spec.verificationSecretRef = SecretKeyRef.of("check", "word"));
        operator.awaitReason("news", "DependencyNotReady");
        assertThat(operator.message("news")).contains("CdnetworksAccount tv/default", "does not exist");

        operator.account(spec -> {});
        awaitThat(() -> assertThat(operator.message("news")).contains("Secret tv/cdnetworks"));
        assertThat(accountMessage()).contains("Secret tv/cdnetworks does not exist", "accessKey", "secretKey");

        operator.secret("cdnetworks", Map.of("accessKey", operator.simulator.accessKey()));
        awaitThat(() -> assertThat(accountMessage()).contains("\"secretKey\""));

        operator.credentials();
        awaitThat(() -> assertThat(operator.message("news")).contains("Secret tv/check does not exist"));

        operator.secret("check", Map.of("another", "x"));
        awaitThat(() -> assertThat(operator.message("news")).contains("no value under the key \"word\""));

        operator.secret("check", Map.of("word", "planted-open sesame"));
        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all())
                .singleElement()
                .matches(channel -> channel.settings().check().equals("planted-open sesame"));
    }

    @Test
    void sendsAVerificationStringThatWasChanged() {
        operator.readyAccount();
        operator.secret("check", Map.of("word", "planted-open sesame"));
        operator.create("news", spec -> spec.verificationSecretRef = SecretKeyRef.of("check", "word"));
        operator.awaitReady("news");

        operator.secret("check", Map.of("word", "planted-another"));

        awaitThat(() -> assertThat(operator.simulator.channels().all())
                .allMatch(channel -> channel.settings().check().equals("planted-another")));
    }

    @Test
    void goesOnWithRotatedCredentials() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        var first = operator.simulator.accessKey();
        operator.simulator.addKey("second", "planted-fedcba9876543210");
        operator.secret("cdnetworks", Map.of("accessKey", "second", "secretKey", "planted-fedcba9876543210"));
        operator.simulator.removeKey(first);

        operator.create("sports", spec -> {});

        operator.awaitReady("sports");
        assertThat(condition(operator.accountConditions(), "Ready")).isEqualTo("True");
    }

    @Test
    void asksOnceAMinuteForARefusedAccountAndNeverForItsChannels() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.simulator.removeKey(operator.simulator.accessKey());
        var before = operator.simulator.requests().last();

        operator.sweep();

        operator.awaitReason("news", "AccountNotReady");
        // It is of use as it was.
        assertThat(operator.status("news").reason).isNull();
        awaitThat(() ->
                assertThat(condition(operator.accountConditions(), "Ready")).isEqualTo("False"));
        for (int number = 0; number < 5; number++) {
            operator.create("channel-" + number, spec -> {});
            operator.awaitReason("channel-" + number, "AccountNotReady");
            assertThat(operator.status("channel-" + number).reason).isEqualTo("AccountNotReady");
        }
        operator.sweep();
        assertThat(operator.simulator.requests().since(before)).hasSize(1);
        operator.secret(
                "cdnetworks", Map.of("accessKey", OperatorFixture.ACCESS_KEY, "secretKey", "planted-wrong-key"));
        awaitThat(() -> assertThat(operator.simulator.requests().since(before)).hasSize(2));
        operator.simulator.addKey(OperatorFixture.ACCESS_KEY, "planted-third-key");
        operator.secret(
                "cdnetworks", Map.of("accessKey", OperatorFixture.ACCESS_KEY, "secretKey", "planted-third-key"));
        operator.awaitReady("news");
        operator.awaitReady("channel-4");
    }

    @Test
    void saysThatTheVendorIsOutOfReachBeforeAnythingIsKnown() {
        operator.simulator.faults().onEveryCall().always(new dev.onair.simulator.fault.Status(502, false));
        operator.credentials();
        operator.account(spec -> {});
        operator.create("news", spec -> {});

        operator.awaitReason("news", "AccountNotReady");
        assertThat(operator.message("news")).contains("HTTP 502");
        awaitThat(() ->
                assertThat(condition(operator.accountConditions(), "Ready")).isEqualTo("False"));
        assertThat(condition(operator.accountConditions(), "Synced")).isEqualTo("Unknown");

        operator.simulator.faults().clear();
        operator.sweep();
        operator.awaitReady("news");
    }

    @Test
    void refusesTheYoungerOfTwoThatNameOneChannel() {
        operator.readyAccount();
        var there = operator.simulator.channels().create("ovptest", ChannelSettings.named("news"));
        var first = OperatorFixture.manifest("tv", "news", spec -> spec.channelName = "news");
        first.getMetadata().setAnnotations(Map.of("onair.dev/external-id", there.pullId()));
        operator.client.resource(first).create();
        operator.awaitReady("news");
        var created = Instant.parse(operator.channel("news").get().getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(Clock.systemUTC().instant()).isAfter(created.plusSeconds(1)));
        var second = OperatorFixture.manifest("tv", "usurper", spec -> spec.channelName = "mine");
        second.getMetadata().setAnnotations(Map.of("onair.dev/external-id", there.pullId()));

        operator.client.resource(second).create();

        operator.awaitReason("usurper", "Conflict");
        assertThat(operator.message("usurper")).contains("tv/news");
        assertThat(condition(operator.status("usurper").conditions, "Stalled")).isEqualTo("True");
        operator.channel("usurper").delete();
        operator.awaitGone("usurper");
        assertThat(operator.simulator.channels().all())
                .singleElement()
                .matches(channel -> channel.settings().channelName().equals("news"));
    }

    @Test
    void letsInOnlyTheNamespacesThatTheAccountAllows() {
        operator.readyAccount();
        operator.namespace("guests", Map.of("team", "sports"));
        var manifest = OperatorFixture.manifest("guests", "away", spec -> {
            spec.accountRef = new AccountRef();
            spec.accountRef.namespace = "tv";
        });
        operator.client.resource(manifest).create();
        var away = operator.client
                .resources(LiveChannel.class)
                .inNamespace("guests")
                .withName("away");
        awaitThat(() -> assertThat(Conditions.find(away.get().getStatus().conditions, "Synced"))
                .get()
                .extracting(Condition::getReason)
                .isEqualTo("AccountNotAllowed"));
        assertThat(operator.simulator.channels().all()).isEmpty();

        Edits.until(() -> operator.account().edit(account -> {
            account.getSpec().allowedNamespaces = new AllowedNamespaces();
            account.getSpec().allowedNamespaces.from = AllowedNamespaces.From.Selector;
            account.getSpec().allowedNamespaces.matchLabels = Map.of("team", "sports");
            return account;
        }));

        awaitThat(() -> assertThat(Conditions.isTrue(away.get().getStatus().conditions, "Ready", 1))
                .isTrue());
        assertThat(away.get().getStatus().account).isEqualTo("tv/default");
    }

    @Test
    void letsTheYoungerOfTwoAccountsWorkOnceTheOlderIsGone() {
        operator.readyAccount();
        var first = operator.account().get();
        var created = Instant.parse(first.getMetadata().getCreationTimestamp());
        awaitThat(() -> assertThat(Clock.systemUTC().instant()).isAfter(created.plusSeconds(1)));
        var second = new CdnetworksAccount();
        second.getMetadata().setNamespace("tv");
        second.getMetadata().setName("second");
        second.setSpec(first.getSpec());
        var younger = operator.client.resource(second);
        younger.create();
        awaitThat(() -> assertThat(Conditions.find(younger.get().getStatus().conditions, "Ready"))
                .get()
                .extracting(Condition::getReason)
                .isEqualTo("DuplicateAccount"));

        operator.account().delete();

        awaitThat(() -> assertThat(Conditions.isTrue(younger.get().getStatus().conditions, "Ready", 1))
                .isTrue());
    }

    @Test
    void keepsAnAccountUntilItsChannelsAreGone() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");

        operator.account().delete();

        awaitThat(() -> assertThat(accountMessage()).contains("1 resource", "LiveChannel tv/news"));
        operator.channel("news").delete();
        operator.awaitGone("news");
        awaitThat(() -> assertThat(operator.account().get()).isNull());
        assertThat(operator.simulator.channels().all()).isEmpty();
        awaitThat(() -> assertThat(operator.client
                        .secrets()
                        .inNamespace("tv")
                        .withName("cdnetworks")
                        .get()
                        .getMetadata()
                        .getFinalizers())
                .isEmpty());
    }

    @Test
    void deletesEverythingWithItsNamespace() {
        operator.readyAccount();
        operator.create("news", spec -> spec.connectionSecretName = "news-push");
        operator.create("sports", spec -> {});
        operator.awaitReady("news");
        operator.awaitReady("sports");

        operator.client.namespaces().withName("tv").delete();

        awaitThat(() ->
                assertThat(operator.client.namespaces().withName("tv").get()).isNull());
        assertThat(operator.simulator.channels().all()).isEmpty();
    }
}
