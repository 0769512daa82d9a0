package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelSpec;
import dev.onair.cdnetworks.livechannel.OperatorFixture;
import dev.onair.common.AccountRef;
import dev.onair.common.AccountSpec;
import dev.onair.common.AllowedNamespaces;
import dev.onair.common.AllowedReferences;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.embedded.Edits;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one tenant of an account tries against another, against the account's owner, and against whoever lets it in. */
@Execution(ExecutionMode.CONCURRENT)
class TenantAttacksIT {
    private static final String OWNER = OperatorFixture.NAMESPACE;
    private static final String ID = "onair.dev/external-id";

    private final ForwardTaskFixture fixture = new ForwardTaskFixture();
    private final OperatorFixture operator = fixture.operator;

    @BeforeEach
    void letTwoIn() {
        operator.namespace("victim", Map.of("team", "yes"));
        operator.namespace("mate", Map.of("team", "yes"));
        operator.namespace("stranger", Map.of());
        Edits.until(() -> operator.account().edit(account -> {
            account.getSpec().allowedNamespaces = team();
            return account;
        }));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static AllowedNamespaces team() {
        var team = new AllowedNamespaces();
        team.from = AllowedNamespaces.From.Selector;
        team.matchLabels = Map.of("team", "yes");
        return team;
    }

    private Resource<LiveChannel> channel(String namespace, String name, Consumer<LiveChannelSpec> edit) {
        operator.client
                .resource(OperatorFixture.manifest(namespace, name, spec -> {
                    spec.accountRef = account();
                    edit.accept(spec);
                }))
                .create();
        return named(namespace, name);
    }

    private Resource<LiveChannel> named(String namespace, String name) {
        return operator.client
                .resources(LiveChannel.class)
                .inNamespace(namespace)
                .withName(name);
    }

    private static AccountRef account() {
        var account = new AccountRef();
        account.namespace = OWNER;
        return account;
    }

    private Resource<LiveChannel> ready(String namespace, String name, Consumer<LiveChannelSpec> edit) {
        var channel = channel(namespace, name, edit);
        OperatorStage.awaitReady(channel);
        return channel;
    }

    private static String pullId(Resource<LiveChannel> channel) {
        return channel.get().getStatus().externalId;
    }

    private List<String> atTheVendor() {
        return operator.simulator.channels().all().stream().map(Channel::pullId).toList();
    }

    private static void observe(LiveChannelSpec spec) {
        spec.managementPolicy = ManagementPolicy.Observe;
    }

    @ParameterizedTest
    @CsvSource({
        "stranger, AccountNotAllowed, false",
        "stranger, AccountNotAllowed, true",
        "mate, Conflict, false",
        "mate, Conflict, true"
    })
    void anAnnotationTakesNothingFromItsHolderHoweverOldItsWriter(String attacker, String reason, boolean restarted) {
        var older = channel(attacker, "older", TenantAttacksIT::observe);
        var younger = ready("victim", "younger", spec -> {});
        var id = pullId(younger);
        operator.annotate(older, ID, id);
        if (restarted) {
            operator.restart();
        }

        OperatorStage.awaitReason(older, reason);
        assertThat(OperatorStage.message(older)).doesNotContain("victim").doesNotContain("younger");
        operator.annotate(younger, "onair.dev/sync-at", "now");
        awaitThat(() -> assertThat(younger.get().getStatus().lastHandledSyncAt).isEqualTo("now"));
        OperatorStage.awaitReady(younger);

        Edits.until(() -> older.edit(channel -> {
            channel.getSpec().managementPolicy = ManagementPolicy.Full;
            channel.getSpec().connectionSecretName = "stolen";
            return channel;
        }));
        awaitThat(() -> assertThat(older.get().getStatus().observedGeneration)
                .isEqualTo(older.get().getMetadata().getGeneration()));
        assertThat(operator.client
                        .secrets()
                        .inNamespace(attacker)
                        .withName("stolen")
                        .get())
                .isNull();
        older.delete();
        OperatorStage.awaitGone(older);
        assertThat(atTheVendor()).contains(id);

        younger.delete();
        OperatorStage.awaitGone(younger);
        assertThat(atTheVendor()).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStatusThatIsCopiedFromAnotherNamespaceIsNothing(boolean restarted) {
        var older = channel("mate", "older", TenantAttacksIT::observe);
        var victim = ready("victim", "younger", spec -> {});
        var id = pullId(victim);
        awaitThat(() -> assertThat(older.get().getStatus()).isNotNull());
        if (restarted) {
            operator.stop();
        }
        writeStatus(older, victim.get());
        operator.annotate(older, ID, id);
        if (restarted) {
            operator.restart();
        }

        OperatorStage.awaitReason(older, "Conflict");
        awaitThat(() -> assertThat(older.get().getStatus().binding).isNull());
        assertThat(older.get().getStatus().pullId).isNull();
        older.delete();
        OperatorStage.awaitGone(older);
        OperatorStage.awaitReady(victim);
        assertThat(atTheVendor()).contains(id);
    }

    private static void writeStatus(Resource<LiveChannel> to, LiveChannel from) {
        to.subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", from.getStatus())));
    }

    @Test
    void aRestoredObjectIsAnotherResourceAndAsksLikeAnyOther() {
        var first = ready("victim", "news", spec -> spec.deletionPolicy = DeletionPolicy.Retain);
        var backup = first.get();
        var id = pullId(first);
        first.delete();
        OperatorStage.awaitGone(first);
        var restored = channel("victim", "news", TenantAttacksIT::observe);
        writeStatus(restored, backup);
        operator.annotate(restored, ID, id);

        OperatorStage.awaitReason(restored, "AdoptionNotAllowed");
        assertThat(OperatorStage.message(restored)).contains("spec.adoption.namespaces");
    }

    @Test
    void whatNoResourceHoldsIsTheOwnersToGive() {
        var id = operator.simulator
                .channels()
                .create("ovptest", ChannelSettings.named("old"))
                .pullId();
        var taker = OperatorFixture.manifest("mate", "taker", spec -> {
            spec.accountRef = account();
            spec.managementPolicy = ManagementPolicy.Observe;
        });
        taker.getMetadata().setAnnotations(Map.of(ID, id));
        operator.client.resource(taker).create();
        var resource = named("mate", "taker");
        OperatorStage.awaitReason(resource, "AdoptionNotAllowed");

        Edits.until(() -> operator.account().edit(account -> {
            account.getSpec().adoption = new AccountSpec.Adoption();
            account.getSpec().adoption.namespaces = team();
            return account;
        }));

        awaitThat(() -> assertThat(pullId(resource)).isEqualTo(id));
    }

    @Test
    void deletionsOfAStrangerHoldNobodyUp() {
        for (int number = 0; number < 14; number++) {
            var manifest = OperatorFixture.manifest("stranger", "s" + number, spec -> spec.accountRef = account());
            manifest.getMetadata().setFinalizers(List.of("example.com/mine"));
            operator.client.resource(manifest).create();
        }
        var victim = ready("victim", "news", spec -> {});
        operator.client.resources(LiveChannel.class).inNamespace("stranger").delete();

        victim.delete();

        OperatorStage.awaitGone(victim);
        assertThat(operator.session().deletionGuard().holding()).isEmpty();
    }

    @Test
    void aStrangerDoesNotHoldTheAccountsDeletion() {
        var stranger = channel("stranger", "leech", spec -> {});
        OperatorStage.awaitReason(stranger, "AccountNotAllowed");

        operator.account().delete();

        OperatorStage.awaitGone(operator.account());
    }

    @Test
    void aNeighboursChannelIsRelayedOnlyWhereItsOwnerOpensIt() {
        var victim = ready("victim", "news", spec -> {});
        var leech = relay("mate", pullId(victim));
        OperatorStage.awaitReason(leech, "Conflict");
        assertThat(OperatorStage.message(leech)).contains("allowedReferences").doesNotContain("news");
        assertThat(operator.simulator.requests().count("startForwardTask")).isZero();

        Edits.until(() -> victim.edit(channel -> {
            channel.getSpec().allowedReferences = new AllowedReferences();
            channel.getSpec().allowedReferences.namespaces = team();
            return channel;
        }));
        operator.annotate(leech, "onair.dev/sync-at", "now");
        OperatorStage.awaitReady(leech);

        Edits.until(() -> victim.edit(channel -> {
            channel.getSpec().allowedReferences = null;
            return channel;
        }));
        operator.annotate(leech, "onair.dev/sync-at", "later");
        awaitThat(() -> assertThat(leech.get().getStatus().lastHandledSyncAt).isEqualTo("later"));
        assertThat(operator.simulator.requests().count("endForwardTask"))
                .as("what runs is not ended by this")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankAnnotationOpensNobodysChannel(String blank) {
        var victim = ready("victim", "news", spec -> {});
        var leech = relay("mate", pullId(victim), Map.of(ID, blank));

        OperatorStage.awaitReason(leech, "Conflict");
        assertThat(operator.simulator.requests().count("startForwardTask")).isZero();
    }

    @Test
    void aChannelOfTheSameNamespaceIsRelayedByItsIdWithAdvice() {
        var victim = ready("victim", "news", spec -> {});
        var relay = relay("victim", pullId(victim));

        OperatorStage.awaitReady(relay);
        assertThat(OperatorStage.message(relay))
                .contains("LiveChannel victim/news")
                .contains("spec.channelRef");
    }

    /** What runs is not ended since its channel was declared by another tenant; what is lost is not begun again without leave. */
    @Test
    void aLostRelayOfAChannelThatIsANeighboursByNowIsNotMadeAgain() {
        var relay = relay("mate", fixture.channel.pullId());
        OperatorStage.awaitReady(relay);
        operator.client
                .resource(OperatorFixture.manifest(OWNER, "declared", TenantAttacksIT::observe))
                .create();
        operator.annotate(named(OWNER, "declared"), ID, fixture.channel.pullId());
        awaitThat(() -> assertThat(named(OWNER, "declared").get().getStatus())
                .isNotNull()
                .returns(fixture.channel.pullId(), status -> status.externalId));
        var lost = fixture.atTheVendor().getFirst().taskId();
        fixture.simulator.services().forwards().shelf().remove(lost);

        awaitThat(() -> {
            operator.sweep();
            assertThat(OperatorStage.message(relay)).contains("spec.allowedReferences");
        });

        assertThat(fixture.count("startForwardTask")).isEqualTo(1);
        relay.delete();
        OperatorStage.awaitGone(relay);
    }

    private Resource<ForwardTask> relay(String namespace, String pullId) {
        return relay(namespace, pullId, Map.of());
    }

    private Resource<ForwardTask> relay(String namespace, String pullId, Map<String, String> annotations) {
        var task = fixture.manifest("relay", spec -> {
            spec.pullId = pullId;
            spec.accountRef = account();
        });
        task.getMetadata().setNamespace(namespace);
        task.getMetadata().setAnnotations(annotations);
        operator.client.resource(task).create();
        return operator.client
                .resources(ForwardTask.class)
                .inNamespace(namespace)
                .withName("relay");
    }

    @Test
    void aNamespaceThatLosesItsLabelKeepsWhatItHasAndWritesNothingUntilItGoes() {
        var victim = ready("victim", "news", spec -> {});
        var id = pullId(victim);
        operator.client.namespaces().withName("victim").edit(namespace -> {
            namespace.getMetadata().setLabels(Map.of("team", "no"));
            return namespace;
        });
        OperatorStage.awaitReason(victim, "AccountNotAllowed");
        assertThat(OperatorStage.message(victim)).contains("delete this resource and make it again");

        var mate = channel("mate", "taker", TenantAttacksIT::observe);
        operator.annotate(mate, ID, id);
        OperatorStage.awaitReason(mate, "Conflict");
        assertThat(atTheVendor()).contains(id);
        mate.delete();
        OperatorStage.awaitGone(mate);
        var before = operator.simulator.requests().last();
        operator.simulator.channels().edit(id, edit -> edit.channelName("drifted"));
        operator.sweep();
        Edits.until(() -> victim.edit(channel -> {
            channel.getSpec().channelName = "edited";
            channel.getSpec().pushKeyRevision = 1;
            channel.getSpec().disconnectRevision = 1;
            channel.getSpec().ban = new LiveChannelSpec.Ban();
            return channel;
        }));
        operator.annotate(victim, "onair.dev/sync-at", "now");
        awaitThat(() -> assertThat(victim.get().getStatus().observedGeneration)
                .isEqualTo(victim.get().getMetadata().getGeneration()));
        awaitThat(() -> assertThat(operator.simulator.requests().since(before))
                .extracting(LoggedRequest::call)
                .contains("getChannelList"));
        assertThat(operator.simulator.requests().since(before))
                .extracting(LoggedRequest::call)
                .allMatch(call -> call.startsWith("get"));
        OperatorStage.awaitReason(victim, "AccountNotAllowed");

        victim.delete();
        OperatorStage.awaitGone(victim);
        assertThat(atTheVendor()).doesNotContain(id);
    }

    @Test
    void aNamespaceThatGainsItsLabelIsLetInAtOnce() {
        var stranger = channel("stranger", "news", spec -> {});
        OperatorStage.awaitReason(stranger, "AccountNotAllowed");

        operator.client.namespaces().withName("stranger").edit(namespace -> {
            namespace.getMetadata().setLabels(Map.of("team", "yes"));
            return namespace;
        });

        OperatorStage.awaitReady(stranger);
    }

    @Test
    void anEditOfTheAccountsSelectorHasEffectAtOnce() {
        var victim = ready("victim", "news", spec -> {});
        select("other");
        OperatorStage.awaitReason(victim, "AccountNotAllowed");

        select("yes");

        OperatorStage.awaitReady(victim);
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
    }

    private void select(String team) {
        Edits.until(() -> operator.account().edit(account -> {
            account.getSpec().allowedNamespaces.matchLabels = Map.of("team", team);
            return account;
        }));
    }

    @Test
    void anObjectGoesOverToAClaimantOfTheSameNamespaceAndBothSaySoBeforehand() {
        var holder = ready("victim", "old", spec -> {});
        var id = pullId(holder);
        var heir = channel("victim", "new", TenantAttacksIT::observe);
        operator.annotate(heir, ID, id);
        OperatorStage.awaitReason(heir, "Conflict");
        assertThat(OperatorStage.message(heir)).contains("it goes over to this one");
        awaitThat(() -> assertThat(OperatorStage.message(holder)).contains("goes over to LiveChannel victim/new"));

        holder.delete();

        OperatorStage.awaitGone(holder);
        awaitThat(() -> assertThat(pullId(heir)).isEqualTo(id));
        assertThat(atTheVendor()).contains(id);
    }

    @Test
    void anIdThatIsStrippedOrEditedIsWrittenAgain() {
        var channel = ready("victim", "news", spec -> {});
        var id = pullId(channel);
        Edits.until(() -> channel.edit(edited -> {
            edited.getMetadata().getAnnotations().remove(ID);
            return edited;
        }));
        awaitThat(() -> assertThat(channel.get().getMetadata().getAnnotations()).containsEntry(ID, id));

        operator.annotate(channel, ID, "another");
        awaitThat(() -> assertThat(channel.get().getMetadata().getAnnotations()).containsEntry(ID, id));
        assertThat(operator.client.v1().events().inNamespace("victim").list().getItems())
                .anyMatch(event -> event.getReason().equals("ExternalIdRestored")
                        && event.getMessage().contains("deletionPolicy Retain"));
    }

    @Test
    void whetherAnAccountExistsIsNotToldToThoseItDoesNotLetIn() {
        var known = channel("stranger", "known", spec -> {});
        var guessed = channel("stranger", "guessed", spec -> spec.accountRef.name = "no-such-account");
        OperatorStage.awaitReason(known, "AccountNotAllowed");
        OperatorStage.awaitReason(guessed, "AccountNotAllowed");

        assertThat(OperatorStage.message(guessed).replace("no-such-account", "default"))
                .isEqualTo(OperatorStage.message(known));
    }

    @Test
    void whatIsWrongWithAnAccountIsToldInItsOwnNamespaceOnly() {
        operator.client.secrets().inNamespace(OWNER).withName("cdnetworks").edit(secret -> {
            secret.getMetadata().setFinalizers(List.of());
            secret.setData(Map.of());
            return secret;
        });
        operator.create("own", spec -> {});
        var own = operator.channel("own");
        var mate = channel("mate", "news", spec -> {});
        var stranger = channel("stranger", "news", spec -> {});

        OperatorStage.awaitReason(own, "AccountNotReady");
        OperatorStage.awaitReason(mate, "AccountNotReady");
        OperatorStage.awaitReason(stranger, "AccountNotAllowed");
        assertThat(OperatorStage.message(own)).contains("Secret");
        assertThat(OperatorStage.message(mate)).doesNotContain("Secret").doesNotContain("accessKey");
    }
}
