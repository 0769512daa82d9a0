package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.fault.CutAfter;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The cluster serves a newer CRD, and has objects that a newer version of Onair, or its users, wrote. */
@Execution(ExecutionMode.CONCURRENT)
class OtherVersionIT {
    private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema/properties";

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() throws IOException {
        operator.readyAccount();
        operator.install(newerDefinition());
    }

    @AfterEach
    void close() {
        operator.close();
    }

    /** With a field and an enum value more, and a status that takes anything. */
    private static JsonNode newerDefinition() throws IOException {
        var crd = definition("livechannels");
        var spec = (ObjectNode) crd.at(SCHEMA + "/spec/properties");
        ((ArrayNode) spec.at("/deletionPolicy/enum")).add("Orphan");
        ((ArrayNode) spec.at("/playback/properties/bitrates/items/enum")).add("UHD");
        spec.putObject("newField").put("type", "string").put("maxLength", 10);
        return withAnyStatus(crd);
    }

    private static JsonNode definition(String plural) throws IOException {
        return new YAMLMapper()
                .readTree(Path.of("crds", plural + ".cdnetworks.onair.dev.yaml").toFile());
    }

    private static JsonNode withAnyStatus(JsonNode crd) {
        ((ObjectNode) crd.at(SCHEMA))
                .set(
                        "status",
                        new ObjectMapper()
                                .createObjectNode()
                                .put("type", "object")
                                .put("x-kubernetes-preserve-unknown-fields", true));
        return crd;
    }

    /** As the rollback partner has it: what it does not know of a create's mark is dropped by the API server. */
    private static JsonNode olderDefinition() throws IOException {
        var crd = definition("livechannels");
        ((ObjectNode) crd.at(SCHEMA + "/status/properties/attempt/properties")).remove(List.of("known", "knownSeal"));
        return crd;
    }

    private Resource<GenericKubernetesResource> raw(String name) {
        return raw("LiveChannel", name);
    }

    private Resource<GenericKubernetesResource> raw(String kind, String name) {
        return operator.client
                .genericKubernetesResources("cdnetworks.onair.dev/v1alpha1", kind)
                .inNamespace(OperatorFixture.NAMESPACE)
                .withName(name);
    }

    private JsonNode tree(String name) {
        return new ObjectMapper().valueToTree(raw(name).get());
    }

    private void patch(String name, String json) {
        raw(name).patch(PatchContext.of(PatchType.JSON_MERGE), json.replace('\'', '"'));
    }

    private void patchStatus(String name, String json) {
        patchStatus(raw(name), json);
    }

    private static void patchStatus(Resource<GenericKubernetesResource> resource, String json) {
        resource.subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), json.replace('\'', '"'));
    }

    private List<Channel> atTheVendor() {
        return operator.simulator.channels().all().stream().toList();
    }

    @Test
    void refusesAnObjectThatItCannotReadAndServesAllOthers() {
        operator.create("old", spec -> {});
        operator.awaitReady("old");
        operator.client
                .load(OtherVersionIT.class.getResourceAsStream("object-of-a-newer-version.yaml"))
                .inNamespace(OperatorFixture.NAMESPACE)
                .create();

        operator.awaitReason("newer", "InvalidSpec");
        assertThat(operator.message("newer"))
                .contains("spec.deletionPolicy is \"Orphan\"", "Delete, Retain")
                .contains("spec.playback.bitrates[0] is \"UHD\"", "Origin, Fluent, SD");
        assertThat(OperatorFixture.condition(operator.status("newer").conditions, "Stalled"))
                .isEqualTo("True");
        operator.edit("old", spec -> spec.channelName = "renamed");
        awaitThat(() -> assertThat(atTheVendor())
                .extracting(channel -> channel.settings().channelName())
                .containsExactly("renamed"));

        operator.restart();

        operator.create("another", spec -> {});
        operator.awaitReady("another");
        patch("newer", "{'spec':{'deletionPolicy':null,'playback':{'bitrates':['Origin']}}}");
        operator.awaitReady("newer");
        assertThat(tree("newer").at("/spec/newField").asText()).isEqualTo("x");
    }

    @Test
    void deletesAtTheVendorWhatABoundObjectHasThere() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        patch("news", "{'spec':{'playback':{'bitrates':['UHD']}}}");
        operator.awaitReason("news", "InvalidSpec");
        assertThat(operator.status("news").externalId).isNotBlank();

        operator.channel("news").delete();

        operator.awaitGone("news");
        assertThat(atTheVendor()).isEmpty();
    }

    @Test
    void leavesAtTheVendorWhatItCannotSayTheFateOf() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        patch("news", "{'spec':{'deletionPolicy':'Orphan'}}");
        operator.awaitReason("news", "InvalidSpec");

        operator.channel("news").delete();

        operator.awaitGone("news");
        assertThat(atTheVendor()).hasSize(1);
        assertThat(operator.events("news")).contains("Retained");
    }

    @Test
    void keepsWhatItDoesNotKnowInAStatusThatItWrites() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());
        patchStatus("news", "{'status':{'newField':{'deep':[1,{'er':2}]},'sent':{'newField':'y'}}}");

        patch("news", "{'spec':{'channelName':'renamed','newField':'z'}}");

        awaitThat(() -> assertThat(tree("news").at("/status/observedGeneration").asInt())
                .isEqualTo(tree("news").at("/metadata/generation").asInt()));
        operator.awaitReady("news");
        assertThat(tree("news").at("/status/newField/deep/1/er").asInt()).isEqualTo(2);
        assertThat(tree("news").at("/status/sent/newField").asText()).isEqualTo("y");
        assertThat(tree("news").at("/spec/newField").asText()).isEqualTo("z");
        assertThat(atTheVendor()).hasSize(1);
    }

    @Test
    void sendsNothingWhileTheMemoryOfWhatWasSentCannotBeRead() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        patchStatus("news", "{'status':{'externalId':null,'binding':null,'attempt':'half'}}");
        raw("news").edit(channel -> {
            channel.getMetadata().getAnnotations().remove("onair.dev/external-id");
            return channel;
        });

        operator.awaitReason("news", "InvalidStatus");
        assertThat(operator.message("news")).contains("status.attempt is a text");
        assertThat(tree("news").at("/status/attempt").asText()).isEqualTo("half");
        assertThat(atTheVendor()).hasSize(1);

        operator.channel("news").delete();

        operator.awaitGone("news");
        assertThat(operator.events("news")).contains("Retained");
    }

    @Test
    void findsWhatALostAnswerMadeAlsoWhereTheDefinitionDropsAPartOfTheMark() throws IOException {
        operator.install(olderDefinition());
        operator.simulator.faults().on("createChannel").once(new CutAfter());

        operator.create("news", spec -> {});

        operator.awaitReady("news");
        assertThat(atTheVendor()).hasSize(1);
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
        assertThat(operator.events("news")).contains("Recovered");
    }

    /** An API server that checks also what a write leaves as it was, as those before Kubernetes 1.30 do, refuses each write to it. */
    @Test
    void sendsNothingTwiceForWhatANarrowerDefinitionLetsNobodyWrite() throws IOException {
        operator.create("long", spec -> spec.channelName = "a long name");
        operator.create("short", spec -> spec.channelName = "short");
        operator.awaitReady("long");
        operator.awaitReady("short");
        var narrower = definition("livechannels");
        ((ObjectNode) narrower.at(SCHEMA + "/spec/properties/channelName")).put("maxLength", 8);
        operator.install(narrower);
        operator.restart();

        var id = Objects.requireNonNull(operator.status("long").pullId);
        operator.simulator.channels().edit(id, settings -> settings.channelName("changed"));
        operator.sweep();
        awaitThat(() -> assertThat(operator.events("long")).contains("InvalidStatus"));
        operator.edit("short", spec -> spec.channelName = "brief");
        operator.awaitReady("short");
        assertThat(atTheVendor())
                .extracting(channel -> channel.settings().channelName())
                .containsExactlyInAnyOrder("a long name", "brief");
        assertThat(operator.simulator.requests().count("channelEdit")).isEqualTo(2);
        operator.channel("long").delete();
        awaitThat(() -> assertThat(atTheVendor()).hasSize(1));
        operator.install(definition("livechannels"));
        operator.awaitGone("long");
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(2);
        assertThat(operator.simulator.requests().count("deleteChannel")).isEqualTo(1);
    }

    @Test
    void createsNothingWhileItCannotBeReadWhichAccountItIs() throws IOException {
        operator.install(withAnyStatus(definition("cdnetworksaccounts")));
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.sweep();
        awaitThat(() ->
                assertThat(operator.account().get().getStatus().provenAccount).isNotNull());
        var proven = operator.account().get().getStatus().provenAccount;
        operator.stop();
        var account = raw("CdnetworksAccount", "default");
        patchStatus(account, "{'status':{'provenAccount':{'of':'another version'}}}");
        try (var other = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults())) {
            operator.secret("cdnetworks", Map.of("accessKey", other.accessKey(), "secretKey", other.secretKey()));
            Edits.until(() -> operator.account().edit(resource -> {
                resource.getSpec().endpoint = other.url().toString();
                return resource;
            }));

            operator.start();

            awaitThat(() -> assertThat(operator.accountConditions())
                    .filteredOn(condition -> condition.getType().equals("Ready"))
                    .singleElement()
                    .satisfies(ready -> {
                        assertThat(ready.getReason()).isEqualTo("InvalidStatus");
                        assertThat(ready.getMessage()).contains("status.provenAccount is an object");
                    }));
            operator.awaitReason("news", "AccountNotReady");
            patchStatus(account, "{'status':{'provenAccount':'" + proven + "'}}");
            operator.annotate(operator.account(), "onair.dev/sync-at", "mended");
            operator.awaitReason("news", "AccountChanged");
            assertThat(other.requests().count("createChannel")).isZero();
        }
    }

    @Test
    void readsAnewWhatItOnlyReports() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");

        patchStatus("news", "{'status':{'conditions':['odd'],'drift':'odd','plan':7}}");
        patch("news", "{'spec':{'channelName':'renamed'}}");

        operator.awaitReady("news");
        assertThat(atTheVendor())
                .singleElement()
                .matches(channel -> channel.settings().channelName().equals("renamed"));
    }
}
