package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.common.Hash;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.Plan;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.ottchannel.EncryptionSpec.Header;
import dev.onair.huawei.ottchannel.EncryptionSpec.RequestMode;
import dev.onair.huawei.ottchannel.EncryptionSpec.SystemId;
import dev.onair.huawei.ottchannel.InputSpec.Protocol;
import dev.onair.huawei.ottchannel.InputSpec.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A manifest and the channel that it declares, near the document's example of 5.1; tests change what they are about. */
final class Sample {
    static final String DOMAIN = "push.testott.hls.com";
    static final String HLS_URL = "pull.testott.hls.com/ott/news/index.m3u8";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Sample() {}

    static OttChannelSpec spec() {
        var spec = new OttChannelSpec();
        spec.domain = DOMAIN;
        spec.appName = "ott";
        spec.input.protocol = Protocol.FLV_PULL;
        spec.input.sources = new ArrayList<>(List.of(source("http://192.0.2.1/ott/news.flv")));
        return spec;
    }

    static Source source(String url) {
        var source = new Source();
        source.url = url;
        source.bitrateBps = 2_000_000;
        return source;
    }

    static OttChannel manifest(String name, Consumer<OttChannelSpec> edit) {
        var channel = new OttChannel();
        channel.getMetadata().setNamespace("tv");
        channel.getMetadata().setName(name);
        channel.setSpec(spec());
        edit.accept(channel.getSpec());
        return channel;
    }

    static HlsPackageSpec hls(String url) {
        var item = new HlsPackageSpec();
        item.url = url;
        item.segmentDuration = "4s";
        return item;
    }

    static DashPackageSpec dash(String url) {
        var item = new DashPackageSpec();
        item.url = url;
        item.segmentDuration = "4s";
        return item;
    }

    /** One HLS package. */
    static void withHls(OttChannelSpec spec) {
        spec.endpoints = new EndpointsSpec();
        spec.endpoints.hls = new ArrayList<>(List.of(hls(HLS_URL)));
    }

    /** One HLS package whose DRM service is told a secret. */
    static void withDrm(OttChannelSpec spec) {
        withHls(spec);
        var encryption = new EncryptionSpec();
        encryption.resourceId = "news";
        encryption.systemIds = List.of(SystemId.FairPlay);
        encryption.url = "https://drm.example.com/speke";
        encryption.requestMode = RequestMode.DirectHttp;
        encryption.httpHeaders = List.of(header("Authorization", "drm", "token"));
        spec.endpoints.hls.getFirst().encryption = encryption;
    }

    static Header header(String name, String secret, String key) {
        var header = new Header();
        header.name = name;
        header.valueSecretRef = SecretKeyRef.of(secret, key);
        return header;
    }

    /** Each secret's value says where it is from. */
    static OttChannelDesired desired(Consumer<OttChannelSpec> edit) {
        return desired(edit, "");
    }

    /** @param change of all secrets' values */
    static OttChannelDesired desired(Consumer<OttChannelSpec> edit, String change) {
        return OttChannelManifest.read(
                manifest("news", edit), ref -> new Secret(ref.name + "-" + ref.key + change), Sample::fingerprint);
    }

    static Fingerprint fingerprint(Secret secret) {
        return new Fingerprint("0123abcd:" + Hash.keyed("a key", secret.value()));
    }

    /** What the vendor shows of the channel that this manifest makes: running, secrets hidden, packages with ids. */
    static Channel observed(Consumer<OttChannelSpec> edit) {
        return observed(edit, tree -> {});
    }

    /** @param change of what the vendor shows, in the vendor's terms */
    static Channel observed(Consumer<OttChannelSpec> edit, Consumer<ObjectNode> change) {
        var create = (OttChannelCommand.Create)
                OttChannelPlan.create(desired(edit)).changes().getFirst().command();
        var tree = (ObjectNode) Trees.of(create.channel());
        mask(tree);
        var number = new int[1];
        for (var item : tree.path("endpoints")) {
            for (var kind : item) {
                kind.forEach(one -> ((ObjectNode) one).put("id", "package-" + ++number[0]));
            }
        }
        change.accept(tree);
        return Trees.read(tree, Channel.class);
    }

    static void mask(JsonNode node) {
        node.properties().forEach(field -> {
            if (field.getKey().equals("value") || field.getKey().equals("passphrase")) {
                ((ObjectNode) node).put(field.getKey(), "*****");
            }
        });
        node.forEach(Sample::mask);
    }

    /** As the adapter notes it once the create was answered. */
    static OttChannelStatus remembered(Consumer<OttChannelSpec> edit) {
        var status = new OttChannelStatus();
        ((OttChannelCommand.Create) OttChannelPlan.create(desired(edit))
                        .changes()
                        .getFirst()
                        .command())
                .secrets()
                .forEach((name, fingerprint) -> status.sentSecrets.put(name, fingerprint.text()));
        return status;
    }

    static Plan<OttChannelCommand> plan(Consumer<OttChannelSpec> wanted, Channel observed, OttChannelStatus memory) {
        return OttChannelPlan.change(desired(wanted), observed, memory, NOW);
    }
}
