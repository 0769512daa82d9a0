package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.simulator.huawei.HuaweiSimulator;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hardest deletion: all at once, in any order, the credentials among it; all kinds of both vendors. */
class NamespaceDeletionE2E {
    private static final int CHANNELS = 5;
    private static final String ALL_KINDS = "lch,pch,rdir,rec,fwd,cbk,ott,flows.huawei.onair.dev";

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    private static final HuaweiSimulator huawei =
            HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(6_000));

    @BeforeAll
    static void startOperator() {
        stage.startOperator();
    }

    @AfterAll
    static void stop() {
        huawei.close();
    }

    private static void awaitGone(Kubectl kubectl, String namespace) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(kubectl.tryRun("", "get", "namespace", namespace)
                                .err())
                        .as(kubectl.tryRun("", "get", "onair", "-o", "wide").out())
                        .contains("NotFound"));
    }

    /** The flow has a source that is connected, so it is held; in a namespace that ends the status has to say so. */
    private static String awaitToken(Kubectl kubectl) {
        var approval = Pattern.compile("onair\\.dev/approve=([0-9a-z.]+)");
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> approval.matcher(kubectl.tryRun("", "get", "flow", "own", "-o", "wide")
                                .out()),
                        Matcher::find)
                .group(1);
    }

    private static String huaweiAccount() {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: huawei}
                stringData: {accessKey: %s, secretKey: %s}
                ---
                apiVersion: huawei.onair.dev/v1alpha1
                kind: HuaweiAccount
                metadata: {name: default}
                spec:
                  region: %s
                  auth: {accessKeySecretRef: {name: huawei}}
                  endpoint: %s
                  iamEndpoint: %s
                  requestsPerMinute: {ottChannels: 6000, streamConnect: 6000, cloudEye: 6000}
                  driftCheckInterval: 10s
                """.formatted(huawei.accessKey(), huawei.secretKey(), huawei.region(), huawei.url(), huawei.url());
    }

    private static String allKinds() {
        return """
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: LiveChannel
                metadata: {name: recorded}
                spec:
                  pushDomain: livepush.ovptest.haplat.net
                  application: test1
                  connectionSecretName: recorded-push
                  playback: {protocols: [RTMP, HLS]}
                ---
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: PullChannel
                metadata: {name: pulled}
                spec:
                  source: {url: "rtmp://origin.example.com/live/one", protocol: RTMP}
                  playbackDomain: live.ovptest.haplat.net
                  playback: {protocols: [RTMP]}
                ---
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: RecordDirectory
                metadata: {name: archive}
                spec:
                  directoryType: own
                  path: [archive]
                ---
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: RecordTask
                metadata: {name: recording}
                spec:
                  channelRef: {kind: LiveChannel, name: recorded}
                  duration: 2h
                  format: MP4
                ---
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: ForwardTask
                metadata: {name: relay}
                spec:
                  channelRef: {kind: LiveChannel, name: recorded}
                  destinationUrl: rtmp://relay.example.com/live/one
                ---
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: ChannelStateCallback
                metadata: {name: states}
                spec:
                  pushDomain: livepush.ovptest.haplat.net
                  notifyUrl: https://states.example.com/here
                  enabled: true
                ---
                apiVersion: huawei.onair.dev/v1alpha1
                kind: OttChannel
                metadata: {name: own}
                spec:
                  domain: push.testott.hls.com
                  appName: ott
                  input: {protocol: RTMP_PUSH, sources: [{bitrateBps: 3000000}]}
                  connectionSecretName: ott-push
                  endpoints: {hls: [{url: "pull.testott.hls.com/ott/own/index.m3u8", segmentDuration: 4s}]}
                ---
                apiVersion: huawei.onair.dev/v1alpha1
                kind: Flow
                metadata: {name: own}
                spec:
                  region: ap-southeast-1
                  sources: [{name: van, protocol: srt-listener}]
                """;
    }

    private static void assertNothingIsLeft() {
        assertThat(stage.vendor().channels().all()).isEmpty();
        assertThat(huawei.channels().all()).isEmpty();
        assertThat(huawei.flows().all()).isEmpty();
    }

    @Test
    void aWholeNamespaceGoesAndLeavesNothingAtTheVendor() {
        var namespace = stage.anotherNamespace();
        var kubectl = E2eCluster.kubectl(namespace);
        kubectl.apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
        IntStream.range(0, CHANNELS)
                .mapToObj(i -> Manifests.channel("channel-" + i, "connectionSecretName: push-" + i))
                .forEach(kubectl::apply);
        kubectl.run("wait", "--for=condition=Ready", "lch", "--all", "--timeout=40s");
        assertThat(stage.vendor().channels().all()).hasSize(CHANNELS);

        kubectl.run("delete", "namespace", namespace, "--wait=false");

        awaitGone(kubectl, namespace);
        assertNothingIsLeft();
    }

    @Test
    void allKindsOfBothVendorsGoWithTheirAccountsWithRecordingsAndRelaysRunningAndAFlowOnAirOnceItIsApproved() {
        var namespace = stage.anotherNamespace();
        var kubectl = E2eCluster.kubectl(namespace);
        kubectl.apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
        kubectl.apply(huaweiAccount());
        kubectl.apply(allKinds());
        kubectl.run("wait", "--for=condition=Ready", ALL_KINDS, "--all", "--timeout=60s");

        kubectl.run("delete", "namespace", namespace, "--wait=false");
        kubectl.run("annotate", "flow", "own", "onair.dev/approve=" + awaitToken(kubectl));

        awaitGone(kubectl, namespace);
        assertNothingIsLeft();
    }
}
