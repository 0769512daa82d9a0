package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.CallbacksFixture.DOMAIN;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.Names;
import dev.onair.embedded.Edits;
import dev.onair.simulator.fault.CutAfter;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vendor's calls to us, from the declared callback to the channel's status, and what becomes of the secret on the way. */
class CallbacksIT {
    private final CallbacksFixture callbacks = new CallbacksFixture();
    private final OperatorFixture operator = callbacks.operator;

    @BeforeEach
    void open() {
        callbacks.readyAccount();
    }

    @AfterEach
    void close() {
        callbacks.close();
    }

    private long told() {
        return operator.simulator.requests().count("setChannelStateRealtimeBack");
    }

    @Test
    void aChannelsStatusFollowsItsStreamWithoutAWalk() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        var pullId = operator.status("news").pullId;
        var walks = operator.simulator.requests().count("getChannelList");

        operator.simulator.channels().startStream(pullId);

        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Live"));
        operator.simulator.channels().stopStream(pullId);
        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Idle"));
        assertThat(operator.simulator.requests().count("getChannelList")).isEqualTo(walks);
        assertThat(operator.simulator.callbacks().pending()).isEmpty();
        awaitThat(() -> {
            assertThat(callbacks.status("states").deliveries).isPositive();
            assertThat(callbacks.status("states").lastDelivery).isNotBlank();
        });
        assertThat(callbacks.status("states").state).isEqualTo("Enabled");
    }

    @Test
    void whatIsTakenOutOfItsManifestIsUndoneAtTheVendor() {
        callbacks.create("states", spec -> {
            spec.enabled = false;
            spec.notifyUrl = "https://elsewhere.example.com/states";
        });
        callbacks.awaitReason("states", "InSync");
        assertThat(callbacks.status("states").state).isEqualTo("Disabled");

        Edits.until(() -> callbacks.callback("states").edit(callback -> {
            callback.getSpec().enabled = null;
            callback.getSpec().notifyUrl = null;
            return callback;
        }));

        awaitThat(() -> assertThat(callbacks.status("states").state).isEqualTo("Enabled"));
        assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl().toString())
                .isEqualTo(callbacks.secretValue("channelStateUrl"));
        assertThat(operator.events("states")).doesNotContain("FieldRemoved");
    }

    @Test
    void theAddressIsInLowerCaseAndNowhereButInTheSecretAndAtTheVendor() {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");

        var secret = callbacks.secretValue("secret");
        var url = callbacks.atTheVendor().orElseThrow().notifyUrl().toString();
        assertThat(secret).hasSizeGreaterThanOrEqualTo(40).isLowerCase();
        assertThat(url).isLowerCase().isEqualTo(callbacks.secretValue("channelStateUrl"));
        assertThat(url).contains(secret);
        assertThat(callbacks.secret().get().getMetadata().getOwnerReferences())
                .singleElement()
                .matches(owner -> owner.getKind().equals("CdnetworksAccount"));
        var elsewhere = Serialization.asJson(callbacks.callback("states").get())
                + Serialization.asJson(operator.account().get())
                + Serialization.asJson(
                        operator.client.v1().events().inNamespace("tv").list());
        assertThat(elsewhere).doesNotContain(secret);
    }

    @Test
    void aSteadyCallbackCostsNoCallEvenAfterARestart() {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        var version = callbacks.callback("states").get().getMetadata().getResourceVersion();

        operator.restart();
        operator.sweep();
        operator.create("news", spec -> {});
        operator.awaitReady("news");

        assertThat(told()).isEqualTo(1);
        assertThat(callbacks.callback("states").get().getMetadata().getResourceVersion())
                .isEqualTo(version);
    }

    @Test
    void aNewSecretIsToldToTheVendorAndTheOldOneIsStillHeard() throws Exception {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        var before = callbacks.atTheVendor().orElseThrow().notifyUrl();

        operator.annotate(operator.account(), Names.ROTATE_CALLBACKS, "now");

        awaitThat(() -> assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl())
                .isNotEqualTo(before)
                .hasToString(callbacks.secretValue("channelStateUrl")));
        assertThat(before.toString()).contains(callbacks.secretValue("previous"));
        assertThat(callbacks.secretValue("previousUntil")).isNotBlank();
        assertThat(status(before)).isEqualTo(200);
        assertThat(told()).isEqualTo(2);
    }

    @Test
    void aDeletedSecretIsMadeAnewAndTheOldOneIsStillHeard() throws Exception {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        var before = callbacks.atTheVendor().orElseThrow().notifyUrl();

        callbacks.secret().delete();

        awaitThat(() -> assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl())
                .isNotEqualTo(before)
                .hasToString(callbacks.secretValue("channelStateUrl")));
        assertThat(status(before)).isEqualTo(200);
    }

    private static int status(URI url) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "?pullId=forged&channelState=1"))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The vendor sends again what it got a 503 for, and not what it got a 404 for. */
    @Test
    void rightAfterAStartNoTrueAddressIsUnknown() throws Exception {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        var url = callbacks.atTheVendor().orElseThrow().notifyUrl();
        var statuses = ConcurrentHashMap.<Integer>newKeySet();
        var starting = new AtomicBoolean(true);
        var vendor = CompletableFuture.runAsync(() -> {
            while (starting.get()) {
                statuses.add(status(url));
            }
        });

        operator.restart();
        OperatorFixture.awaitThat(() -> assertThat(status(url)).isEqualTo(200));

        starting.set(false);
        vendor.get();
        assertThat(statuses).isSubsetOf(200, 503);
        awaitThat(() -> assertThat(
                        status(URI.create(url.toString().replaceAll("/callbacks/.{8}", "/callbacks/00000000"))))
                .isEqualTo(404));
    }

    @Test
    void forgedNoticesCostNoCall() throws Exception {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        var url = callbacks.atTheVendor().orElseThrow().notifyUrl();
        var before = operator.simulator.requests().last();

        for (var i = 0; i < 50; i++) {
            assertThat(status(url)).isEqualTo(200);
        }

        assertThat(callbacks.received("undeclared")).isEqualTo(50);
        assertThat(operator.simulator.requests().since(before)).isEmpty();
    }

    @Test
    void oneOfTwoHasTheDomainAndTheOtherLeavesItAlone() {
        callbacks.create("one", spec -> spec.notifyUrl = "https://one.example.com/hook");
        callbacks.awaitReason("one", "InSync");
        // Within the same second it is the uid that decides, and the second may be the one in the right.
        callbacks.create("two", spec -> spec.notifyUrl = "https://two.example.com/hook");

        awaitThat(() -> assertThat(List.of(callbacks.reason("one"), callbacks.reason("two")))
                .containsExactlyInAnyOrder("InSync", "Conflict"));

        var owner = callbacks.reason("one").equals("InSync") ? "one" : "two";
        var other = owner.equals("one") ? "two" : "one";
        var address = "https://" + owner + ".example.com/hook";
        assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl()).hasToString(address);
        callbacks.callback(other).delete();
        awaitThat(() -> assertThat(callbacks.callback(other).get()).isNull());
        assertThat(callbacks.atTheVendor().orElseThrow().open()).isTrue();
        assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl()).hasToString(address);
    }

    @Test
    void deletingEndsTheReportsAndRetainingDoesNot() {
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        callbacks.callback("states").delete();
        awaitThat(() -> assertThat(callbacks.callback("states").get()).isNull());
        assertThat(callbacks.atTheVendor().orElseThrow().open()).isFalse();

        callbacks.create("kept", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        callbacks.awaitReason("kept", "InSync");
        callbacks.callback("kept").delete();
        awaitThat(() -> assertThat(callbacks.callback("kept").get()).isNull());
        assertThat(callbacks.atTheVendor().orElseThrow().open()).isTrue();
    }

    @Test
    void everyEditIsOneCall() {
        callbacks.create("states", spec -> spec.notifyUrl = "https://elsewhere.example.com/hook");
        callbacks.awaitReason("states", "InSync");
        assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl()).hasToString("https://elsewhere.example.com/hook");

        callbacks.edit("states", "{\"notifyUrl\":\"https://elsewhere.example.com/other\"}");
        awaitThat(() -> assertThat(callbacks.atTheVendor().orElseThrow().notifyUrl())
                .hasToString("https://elsewhere.example.com/other"));
        callbacks.edit("states", "{\"enabled\":false}");
        awaitThat(() -> assertThat(callbacks.status("states").state).isEqualTo("Disabled"));

        assertThat(callbacks.atTheVendor().orElseThrow().open()).isFalse();
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void aLostAnswerIsSentAgainAndAskingForASyncSendsAgain() {
        operator.simulator.faults().on("setChannelStateRealtimeBack").once(new CutAfter());
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "InSync");
        assertThat(told()).isEqualTo(2);

        operator.annotate(callbacks.callback("states"), Names.SYNC_AT, "now");

        awaitThat(() -> assertThat(told()).isEqualTo(3));
    }

    @Test
    void aDomainThatTheVendorDoesNotKnowIsAPersonsMatter() {
        callbacks.create("states", spec -> spec.pushDomain = "unknown.example.com");

        callbacks.awaitReason("states", "VendorRejected");

        callbacks.callback("states").delete();
        awaitThat(() -> assertThat(callbacks.callback("states").get()).isNull());
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void withoutAReceiverItSaysWhatIsMissingAndIsMendedByIt() {
        operator.account().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"callbacks\":null}}");
        awaitThat(() -> assertThat(callbacks.secret().get()).isNull());
        callbacks.create("states", spec -> {});
        callbacks.awaitReason("states", "DependencyNotReady");

        operator.account()
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"callbacks\":{\"baseUrl\":\"" + callbacks.baseUrl() + "\"}}}");

        callbacks.awaitReason("states", "InSync");
        assertThat(callbacks.atTheVendor().map(told -> told.domainName())).contains(DOMAIN);
    }
}
