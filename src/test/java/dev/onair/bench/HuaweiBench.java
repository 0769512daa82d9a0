package dev.onair.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.OnairProcess;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.engine.Conditions;
import dev.onair.huawei.account.HuaweiAccount;
import dev.onair.huawei.flow.Flow;
import dev.onair.huawei.ottchannel.OttChannel;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.huawei.HuaweiSimulator;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Huawei's kinds cost: calls to bring many channels and flows to Ready, and of a steady minute with all of them. The quota is
 * wide, since what is counted is calls and not the wait for the vendor's minute.
 */
class HuaweiBench {
    private static final int CHANNELS = 500;
    private static final int FLOWS = 200;
    private static final int PAGE = 100;
    private static final int WIDE = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    /** Longer than a list may lag, after which nothing is asked one by one any more. */
    private static final Duration SETTLING = Duration.ofSeconds(75);

    private final BenchReport report = new BenchReport();

    @TempDir
    Path folder;

    @Test
    void callsForManyChannelsAndFlows() throws Exception {
        try (var server = EmbeddedApiServer.start(0);
                var vendor =
                        HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(WIDE));
                var kubernetes = new KubernetesClientBuilder()
                        .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                        .withHttpClientFactory(new VertxHttpClientFactory())
                        .build()) {
            install(server);
            apply(kubernetes, account(vendor));
            var operator = operator(server);
            try {
                Fleet.await(
                        "the account is ready",
                        Duration.ofMinutes(1),
                        () -> ready(
                                        kubernetes,
                                        HuaweiAccount.class,
                                        account -> account.getStatus() == null
                                                ? List.of()
                                                : account.getStatus().conditions)
                                == 1);
                var before = vendor.requests().last();
                IntStream.range(0, CHANNELS).forEach(number -> apply(kubernetes, channel(number)));
                awaitChannels(kubernetes);
                var created = vendor.requests().since(before);
                report.judge(
                        "calls to bring " + CHANNELS + " new OttChannels to Ready",
                        created.size() + Figures.byCall(created),
                        "1.05 N + pages",
                        Figures.count(created, "createChannel") == CHANNELS);
                var beforeFlows = vendor.requests().last();
                IntStream.range(0, FLOWS).forEach(number -> apply(kubernetes, flow(number)));
                awaitFlows(kubernetes);
                var flows = vendor.requests().since(beforeFlows);
                report.judge(
                        "calls to bring " + FLOWS + " new Flows to Ready (one source, one output, started)",
                        flows.size() + Figures.byCall(flows),
                        "each created once",
                        Figures.count(flows, "createFlow") == FLOWS);
                steady(kubernetes, vendor);
            } finally {
                operator.destroy();
                operator.waitFor(20, TimeUnit.SECONDS);
            }
        } catch (IllegalStateException | AssertionError e) {
            var log = Files.readAllLines(folder.resolve("operator.log"));
            log.stream().skip(Math.max(0, log.size() - 80)).forEach(System.out::println);
            throw e;
        }
        report.write(Path.of("target", "bench-huawei.md"));
        System.out.println(report.markdown());
        assertThat(report.missed()).isEmpty();
    }

    private void steady(KubernetesClient kubernetes, HuaweiSimulator vendor) throws InterruptedException {
        Thread.sleep(SETTLING);
        var versions = versions(kubernetes);
        var before = vendor.requests().last();
        Thread.sleep(Duration.ofMinutes(1));
        var calls = vendor.requests().since(before);
        var pages = (CHANNELS + PAGE - 1) / PAGE + (FLOWS + PAGE - 1) / PAGE;
        report.judge(
                "calls of a steady minute with all of them",
                calls.size() + Figures.byCall(calls),
                pages + " pages a walk",
                // A minute may hold the ends of two walks.
                lists(calls) <= 2L * pages && lists(calls) == calls.size());
        report.judge(
                "resources written in that minute",
                String.valueOf(changed(versions, versions(kubernetes))),
                "0",
                changed(versions, versions(kubernetes)) == 0);
    }

    private static long lists(List<LoggedRequest> calls) {
        return Figures.count(calls, "listChannel") + Figures.count(calls, "listFlow");
    }

    private static List<String> versions(KubernetesClient kubernetes) {
        return List.of(OttChannel.class, Flow.class).stream()
                .flatMap(kind -> kubernetes.resources(kind).inNamespace("default").list().getItems().stream())
                .map(resource -> resource.getMetadata().getName() + " "
                        + resource.getMetadata().getResourceVersion())
                .sorted()
                .toList();
    }

    private static long changed(List<String> before, List<String> after) {
        return after.stream().filter(version -> !before.contains(version)).count();
    }

    private static void awaitChannels(KubernetesClient kubernetes) throws Exception {
        Fleet.await(
                "all channels are ready",
                PATIENCE,
                () -> ready(
                                kubernetes,
                                OttChannel.class,
                                channel -> channel.getStatus() == null ? List.of() : channel.getStatus().conditions)
                        == CHANNELS);
    }

    private static void awaitFlows(KubernetesClient kubernetes) throws Exception {
        Fleet.await(
                "all flows are ready",
                PATIENCE,
                () -> ready(
                                kubernetes,
                                Flow.class,
                                flow -> flow.getStatus() == null ? List.of() : flow.getStatus().conditions)
                        == FLOWS);
    }

    private static <R extends CustomResource<?, ?>> long ready(
            KubernetesClient kubernetes, Class<R> kind, Function<R, List<Condition>> conditions) {
        return kubernetes.resources(kind).inNamespace("default").list().getItems().stream()
                .map(conditions)
                .filter(known -> Conditions.find(known, Conditions.READY)
                        .filter(ready -> Objects.equals(ready.getStatus(), "True"))
                        .isPresent())
                .count();
    }

    private void install(EmbeddedApiServer server) throws Exception {
        server.writeKubeconfig(folder.resolve("kubeconfig"));
        try (var crds = Files.list(Path.of("crds"))) {
            for (var crd : crds.filter(file -> file.toString().endsWith(".onair.dev.yaml"))
                    .toList()) {
                try (var text = Files.newInputStream(crd)) {
                    server.install(text);
                }
            }
        }
    }

    private Process operator(EmbeddedApiServer server) throws Exception {
        var log = folder.resolve("operator.log").toFile();
        return OnairProcess.command(
                        "-Dkubeconfig=" + folder.resolve("kubeconfig"),
                        "-Dkubernetes.master=" + server.url(),
                        "-Dno.proxy=" + server.url().getHost(),
                        "-Dquarkus.http.port=0",
                        "operator")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private static void apply(KubernetesClient kubernetes, String json) {
        kubernetes
                .load(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .resources()
                .forEach(resource -> kubernetes
                        .resource(resource.item())
                        .inNamespace("default")
                        .create());
    }

    private static String account(HuaweiSimulator vendor) {
        return """
                {"apiVersion":"v1","kind":"List","items":[
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"huawei"},
                 "stringData":{"accessKey":"%s","secretKey":"%s"}},
                {"apiVersion":"huawei.onair.dev/v1alpha1","kind":"HuaweiAccount","metadata":{"name":"default"},
                 "spec":{"region":"%s","auth":{"accessKeySecretRef":{"name":"huawei"}},"endpoint":"%s","iamEndpoint":"%s",
                 "requestsPerMinute":{"ottChannels":%d,"cloudEye":%d,"streamConnect":%d}}}]}""".formatted(
                vendor.accessKey(), vendor.secretKey(), vendor.region(), vendor.url(), vendor.url(), WIDE, WIDE, WIDE);
    }

    private static String channel(int number) {
        return """
                {"apiVersion":"huawei.onair.dev/v1alpha1","kind":"OttChannel","metadata":{"name":"channel-%d"},
                 "spec":{"domain":"push.testott.hls.com","appName":"ott","input":{"protocol":"RTMP_PUSH",
                 "sources":[{"bitrateBps":6000000,"width":1920,"height":1080}]},
                 "endpoints":{"hls":[{"url":"pull.testott.hls.com/ott/channel-%d/index.m3u8","segmentDuration":"4s"}]}}}""".formatted(number, number);
    }

    private static String flow(int number) {
        return """
                {"apiVersion":"huawei.onair.dev/v1alpha1","kind":"Flow","metadata":{"name":"flow-%d"},
                 "spec":{"region":"ap-southeast-1","sources":[{"name":"van","protocol":"srt-listener",
                 "cidrWhitelist":["203.0.113.0/24"]}],"outputs":[{"name":"partner","protocol":"srt-caller",
                 "destination":"ingest.partner.example.com","port":9000}]}}""".formatted(number);
    }
}
