package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.common.Names;
import dev.onair.embedded.Operators;
import dev.onair.engine.Superseded;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger sends to the API server, and what it makes of the answers. */
@EnableKubernetesMockClient(crud = true, https = false)
@SuppressWarnings("NullAway.Init")
class KubernetesLedgerIT {
    private static final String STATUS_PATH = "/apis/test.onair.dev/v1/namespaces/tv/owners/news/status";

    KubernetesMockServer server;
    KubernetesClient client;
    private Operator operator;
    private final Passes passes = new Passes();

    /** Seals nothing. */
    private static final class Unsealed implements StatusSealing<Owner, Owner.Status> {
        @Override
        public void seal(Owner resource, Owner.Status status) {}

        @Override
        public Owner.Status whole(Owner resource, Owner.Status status) {
            return status;
        }

        @Override
        public void written(Owner resource, Owner.Status status) {}
    }

    /** Hands each pass to the test. */
    @ControllerConfiguration(name = "owner", generationAwareEventProcessing = true)
    private static final class Passes implements Reconciler<Owner> {
        private final BlockingQueue<KubernetesLedger<Owner, Owner.Status>> ledgers = new LinkedBlockingQueue<>();

        @Override
        public UpdateControl<Owner> reconcile(Owner resource, Context<Owner> context) {
            ledgers.add(new KubernetesLedger<>(
                    resource,
                    Optional.ofNullable(resource.getStatus()),
                    context,
                    new Unsealed(),
                    (latest, status, written, why, inFull) -> status.word = inFull ? "shortened" : "short"));
            return UpdateControl.noUpdate();
        }
    }

    @BeforeEach
    void start() {
        server.expectCustomResource(CustomResourceDefinitionContext.fromCustomResourceType(Owner.class));
        operator = new Operator(o ->
                o.withKubernetesClient(client).withCloseClientOnStop(false).checkingCRDAndValidateLocalModel(false));
        operator.register(passes);
        operator.start();
        client.resource(Owner.named("news")).create();
    }

    @AfterEach
    void stop() {
        Operators.stop(operator);
    }

    private Resource<Owner> owner() {
        return client.resources(Owner.class).inNamespace("tv").withName("news");
    }

    private KubernetesLedger<Owner, Owner.Status> ledger() throws InterruptedException {
        var ledger = passes.ledgers.poll(20, TimeUnit.SECONDS);
        assertThat(ledger).isNotNull();
        return ledger;
    }

    /** Answers each write of the status as if it had become version 77, and keeps what came. */
    private List<Owner> noteStatusWrites() {
        var written = new CopyOnWriteArrayList<Owner>();
        server.expect()
                .put()
                .withPath(STATUS_PATH)
                .andReply(200, request -> {
                    var owner = Serialization.unmarshal(request.getBody().readUtf8(), Owner.class);
                    written.add(Serialization.clone(owner));
                    owner.getMetadata().setResourceVersion("77");
                    return owner;
                })
                .always();
        return written;
    }

    @Test
    void writesTheStatusWithTheVersionThatThePassKnows() throws InterruptedException {
        var ledger = ledger();
        var version = owner().get().getMetadata().getResourceVersion();
        var written = noteStatusWrites();

        ledger.save(Owner.Status.saying("created"));

        assertThat(written).singleElement().satisfies(owner -> {
            assertThat(owner.getMetadata().getResourceVersion()).isEqualTo(version);
            assertThat(owner.getStatus().word).isEqualTo("created");
        });
        assertThat(ledger.written()).get().extracting(status -> status.word).isEqualTo("created");
    }

    @Test
    void goesOnFromTheVersionOfItsOwnLastWrite() throws InterruptedException {
        var ledger = ledger();
        var written = noteStatusWrites();
        ledger.save(Owner.Status.saying("creating"));

        ledger.save(Owner.Status.saying("created"));

        assertThat(written.getLast().getMetadata().getResourceVersion()).isEqualTo("77");
    }

    @Test
    void leavesTheSpecAsTheClusterHasIt() throws InterruptedException {
        ledger().save(Owner.Status.saying("created"));

        assertThat(owner().get().getStatus().word).isEqualTo("created");
        assertThat(owner().get().getMetadata().getGeneration()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 404})
    void isSupersededByWhoeverWroteOrDeletedMeanwhile(int code) throws InterruptedException {
        var ledger = ledger();
        refuseOnce(code);

        assertThatThrownBy(() -> ledger.save(Owner.Status.saying("created"))).isInstanceOf(Superseded.class);

        assertThat(owner().get().getStatus())
                .satisfiesAnyOf(
                        status -> assertThat(status).isNull(),
                        status -> assertThat(status.word).isNull());
    }

    @Test
    void showsTheResourceAsTheNextPassWouldFindIt() throws InterruptedException {
        var ledger = ledger();
        ledger.bind("id-1");

        var next = ledger.with(Owner.Status.saying("created"));

        assertThat(next).get().satisfies(owner -> {
            assertThat(owner.getStatus().word).isEqualTo("created");
            assertThat(owner.getMetadata().getAnnotations()).containsEntry(Names.EXTERNAL_ID, "id-1");
        });
        assertThat(ledger.written()).as("only what was written").isEmpty();
    }

    @Test
    void showsNoResourceThatSomebodyHasChangedMeanwhile() throws InterruptedException {
        var ledger = ledger();
        owner().edit(known -> {
            known.getMetadata().setAnnotations(Map.of(Names.PAUSED, "true"));
            return known;
        });
        ledger.bind("id-1");

        assertThat(ledger.with(Owner.Status.saying("created"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 422})
    void writesShortenedWhatIsRefusedForItsSize(int code) throws InterruptedException {
        var ledger = ledger();
        refuseOnce(code);

        ledger.save(Owner.Status.saying("a long story"));

        assertThat(owner().get().getStatus().word).isEqualTo("short");
        assertThat(ledger.written()).get().extracting(status -> status.word).isEqualTo("short");
    }

    @Test
    void asksForNoWriteThatWouldBeRefused() throws InterruptedException {
        var ledger = ledger();
        var requests = server.getRequestCount();

        ledger.save(Owner.Status.saying("x".repeat(ObjectRoom.LIMIT)));

        assertThat(owner().get().getStatus().word).isEqualTo("shortened");
        assertThat(server.getRequestCount()).isEqualTo(requests + 2);
    }

    @Test
    void doesNotTakeEveryRefusalForAConflict() throws InterruptedException {
        var ledger = ledger();
        refuseOnce(403);

        assertThatThrownBy(() -> ledger.save(Owner.Status.saying("created")))
                .isInstanceOf(KubernetesClientException.class)
                .isNotInstanceOf(Superseded.class);
    }

    private void refuseOnce(int code) {
        server.expect()
                .put()
                .withPath(STATUS_PATH)
                .andReturn(
                        code,
                        new StatusBuilder().withCode(code).withMessage("no").build())
                .once();
    }

    @Test
    void addsTheIdAndLeavesWhatOthersAnnotate() throws InterruptedException {
        var ledger = ledger();
        owner().edit(known -> {
            known.getMetadata().setAnnotations(Map.of("team", "sports"));
            return known;
        });

        ledger.bind("id-1");

        assertThat(owner().get().getMetadata().getAnnotations())
                .containsEntry("team", "sports")
                .containsEntry("onair.dev/external-id", "id-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {422, 413})
    void goesOnToTheStatusWhenTheAnnotationsWereFilledMeanwhile(int code) throws InterruptedException {
        var ledger = ledger();
        server.expect()
                .patch()
                .withPath("/apis/test.onair.dev/v1/namespaces/tv/owners/news")
                .andReturn(
                        code,
                        new StatusBuilder().withCode(code).withMessage("no").build())
                .once();
        var written = noteStatusWrites();

        ledger.bind("id-1");
        ledger.save(Owner.Status.saying("created"));

        assertThat(written).hasSize(1);
    }

    @Test
    void writesNothingForAnIdThatStandsThereAlready() throws InterruptedException {
        var ledger = ledger();
        ledger.bind("id-1");
        var requests = server.getRequestCount();

        ledger.bind("id-1");

        assertThat(server.getRequestCount()).isEqualTo(requests);
    }
}
