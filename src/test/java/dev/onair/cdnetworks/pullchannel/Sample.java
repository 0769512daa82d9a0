package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.ObservedChannel;
import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.SecretKeyRef;
import dev.onair.http.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A manifest and the channel that it declares, as the document's examples 2.12.4 and 2.15.6 have them. */
final class Sample {
    static final String PULL_ID = "209ed41e22224994a282be86f7180ffa";
    static final String SOURCE = "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ada887c20f41e2c53e";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final Instant CREATED = Instant.parse("2017-08-01T08:50:26Z");

    private Sample() {}

    static PullChannel manifest(Consumer<PullChannelSpec> edit) {
        var channel = new PullChannel();
        channel.getMetadata().setName("sample1");
        channel.getMetadata().setNamespace("tv");
        var spec = new PullChannelSpec();
        spec.source.url = SOURCE;
        spec.playbackDomain = "live.ovptest.haplat.net";
        edit.accept(spec);
        channel.setSpec(spec);
        return channel;
    }

    /** A Secret is named by its value. */
    static PullChannelDesired desired(Consumer<PullChannelSpec> edit) {
        var resource = manifest(edit);
        var source = resource.getSpec().source;
        var url = source.urlSecretRef == null
                ? new SourceUrl(new Secret(String.valueOf(source.url)), false)
                : new SourceUrl(new Secret(source.urlSecretRef.key), true);
        return PullChannelDesired.of(resource, url, Signing.WS3);
    }

    static Consumer<PullChannelSpec> fromSecret(String value) {
        return spec -> {
            spec.source.url = null;
            spec.source.urlSecretRef = SecretKeyRef.of("origin", value);
        };
    }

    /** What the list and the details show; every setter answers a changed copy. */
    record Seen(
            String name,
            @Nullable String url,
            @Nullable Protocol protocol,
            @Nullable Set<Bitrate> bitrates,
            String domain) {

        static Seen plain() {
            return new Seen("sample1", SOURCE, Protocol.RTMP, Set.of(Bitrate.ORIGIN), "live.ovptest.haplat.net");
        }

        Seen named(String other) {
            return new Seen(other, url, protocol, bitrates, domain);
        }

        Seen from(@Nullable String other) {
            return new Seen(name, other, protocol, bitrates, domain);
        }

        Seen by(@Nullable Protocol other) {
            return new Seen(name, url, other, bitrates, domain);
        }

        Seen in(@Nullable Set<Bitrate> others) {
            return new Seen(name, url, protocol, others, domain);
        }

        Seen playedAt(String other) {
            return new Seen(name, url, protocol, bitrates, other);
        }

        PullChannelEntry entry() {
            var secret = url == null ? null : new Secret(url);
            return new PullChannelEntry(PULL_ID, name, "live", protocol, secret, CREATED, "110041");
        }

        ObservedChannel<PullChannelEntry> observed() {
            var details = Optional.ofNullable(bitrates).map(rates -> {
                var urls = rates.stream()
                        .map(rate -> new PlaybackUrl(
                                Protocol.RTMP, rate, false, "rtmp://" + domain + "/live/a" + rate.urlSuffix()))
                        .toList();
                return new PlaybackDetails(Optional.empty(), rates, List.copyOf(urls), NOW);
            });
            return new ObservedChannel<>(entry(), details, OptionalLong.empty());
        }
    }
}
