package dev.onair.bench;

import dev.onair.simulator.cdnetworks.AccountSetup;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What is applied, as JSON. */
final class Manifests {
    static final String PUSH_DOMAIN = "livepush.ovptest.haplat.net";

    /** A wave of deletions is what some rows are about; it is held by another's guard. */
    private static final String NO_GUARD = """
        "deletionGuard":{"percent":100}\
        """;

    /** Where each resource is read by itself, the walk over the list is left out, as far as that can be said. */
    private static final String HARDLY_EVER = "24h";

    private Manifests() {}

    static String secret(String name, String accessKey, String secretKey) {
        return """
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"%s"},
             "stringData":{"accessKey":"%s","secretKey":"%s"}}\
            """.formatted(name, accessKey, secretKey);
    }

    /** The name of the resource that declares the vendor's account. */
    static String account(AccountSetup account) {
        return account.name().equals(AccountSetup.sample().name()) ? "default" : account.name();
    }

    static String cdnetworksAccount(
            AccountSetup account, URI endpoint, Setting setting, Optional<Integer> callbacksPort) {
        return Kind.CDNETWORKS_ACCOUNT.manifest(account(account), """
            {"credentialsSecretRef":{"name":"%s"},"endpoint":"%s","requestsPerMinute":%d,"driftCheckInterval":"%s",%s%s}\
            """.formatted(
                        account(account),
                        endpoint,
                        setting.cdnetworksQuota(),
                        walk(setting),
                        NO_GUARD,
                        callbacksPort
                                .map(port -> ",\"callbacks\":{\"baseUrl\":\"http://127.0.0.1:" + port + "\"}")
                                .orElse("")));
    }

    static String huaweiAccount(HuaweiSimulator vendor, Setting setting) {
        return Kind.HUAWEI_ACCOUNT.manifest("default", """
            {"region":"%s","auth":{"accessKeySecretRef":{"name":"huawei"}},"endpoint":"%s","iamEndpoint":"%s",
             "requestsPerMinute":%s,"driftCheckInterval":"%s",%s}\
            """.formatted(
                        vendor.region(), vendor.url(), vendor.url(), huaweiQuotas(setting), walk(setting), NO_GUARD));
    }

    /** Of each category of calls. */
    static String huaweiQuotas(Setting setting) {
        return "{\"ottChannels\":%1$d,\"cloudEye\":%1$d,\"streamConnect\":%1$d}".formatted(setting.huaweiQuota());
    }

    private static String walk(Setting setting) {
        return setting.observe() == Observe.PER_RESOURCE ? HARDLY_EVER : seconds(setting.interval());
    }

    static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    static String liveChannel(String name, String account) {
        return Kind.LIVE_CHANNEL.manifest(name, """
            {"accountRef":{"name":"%s"},"pushDomain":"%s","application":"test1",
             "playback":{"protocols":["RTMP","HLS"]},"connectionSecretName":"%s-push"}\
            """.formatted(account, PUSH_DOMAIN, name));
    }

    static String stateCallback() {
        return Kind.CHANNEL_STATE_CALLBACK.manifest("states", "{\"pushDomain\":\"" + PUSH_DOMAIN + "\"}");
    }

    static String ottChannel(String name) {
        return Kind.OTT_CHANNEL.manifest(name, """
            {"domain":"push.testott.hls.com","appName":"ott","input":{"protocol":"RTMP_PUSH",
             "sources":[{"bitrateBps":6000000,"width":1920,"height":1080}]},
             "endpoints":{"hls":[{"url":"pull.testott.hls.com/ott/%s/index.m3u8","segmentDuration":"4s"}]}}\
            """.formatted(name));
    }

    static String flow(String name) {
        return Kind.FLOW.manifest(name, """
            {"region":"ap-southeast-1","sources":[{"name":"van","protocol":"srt-listener",
             "cidrWhitelist":["203.0.113.0/24"]}],"outputs":[{"name":"partner","protocol":"srt-caller",
             "destination":"ingest.partner.example.com","port":9000}]}\
            """);
    }
}
