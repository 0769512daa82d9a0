package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.PushUrl;
import dev.onair.common.Hash;
import dev.onair.engine.Output;
import java.util.Map;
import java.util.Optional;

/**
 * What an encoder needs to push, as a Secret. The vendor signs the push URL anew in every answer, so it is not the URL that
 * decides when the Secret is written again, but the stream that it leads to and half of its validity.
 */
final class ConnectionSecret {
    private ConnectionSecret() {}

    static Optional<Output> of(LiveChannelDesired desired, LiveChannelObserved observed) {
        return desired.connectionSecretName()
                .flatMap(name -> observed.pushUrl()
                        .map(url -> new Output(
                                Output.Form.SECRET, name, version(url, PushUrlValidity.of(desired)), data(url))));
    }

    private static Map<String, String> data(PushUrl url) {
        var value = url.value();
        var query = value.indexOf('?');
        var path = query < 0 ? value : value.substring(0, query);
        var slash = path.lastIndexOf('/');
        // Encoders ask for the server and the stream key in two fields.
        return Map.of("pushUrl", value, "server", value.substring(0, slash), "streamKey", value.substring(slash + 1));
    }

    private static String version(PushUrl url, Optional<PushUrlValidity> validity) {
        var period = validity.flatMap(it -> url.pushTime().map(it::period));
        return Hash.of(
                url.host(),
                url.application(),
                url.streamName(),
                period.map(String::valueOf).orElse(""));
    }
}
