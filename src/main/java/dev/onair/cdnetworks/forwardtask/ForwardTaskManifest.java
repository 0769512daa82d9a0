package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.cdnetworks.forwardtask.ForwardTaskDesired.Destination;
import dev.onair.common.Hash;
import dev.onair.http.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a ForwardTask's manifest: pure. */
final class ForwardTaskManifest {
    private static final int LONGEST_URL = 1024;
    private static final Pattern RTMP_URL = Pattern.compile(ForwardTaskSpec.RTMP_URL);

    private ForwardTaskManifest() {}

    /**
     * @param receiver the operator's own, for a task whose manifest names none
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD cannot refuse
     */
    static ForwardTaskDesired read(
            ForwardTaskSpec spec, String pullId, Optional<Destination> destination, Optional<Secret> receiver) {
        return new ForwardTaskDesired(
                pullId,
                destination,
                time("spec.start", spec.start),
                time("spec.end", spec.end),
                Optional.ofNullable(spec.transcode).map(ForwardTaskManifest::coding),
                Optional.ofNullable(spec.notifyUrl).map(Secret::new).or(() -> receiver));
    }

    /**
     * A destination, wherever its URL comes from.
     *
     * @param source what to call it by in a message, which never holds the URL itself
     * @throws IllegalArgumentException when it is no RTMP URL
     */
    static Destination destination(String url, String accountSecretKey, String source) {
        var text = url.strip();
        var match = RTMP_URL.matcher(text);
        if (!match.matches() || text.length() > LONGEST_URL) {
            throw new IllegalArgumentException(source + " is no RTMP URL of at most " + LONGEST_URL
                    + " characters: write rtmp://HOST/APPLICATION/KEY");
        }
        return new Destination(new Secret(text), match.group(1), Hash.keyed(accountSecretKey, text));
    }

    private static Optional<Instant> time(String field, @Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(time -> OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " \"" + text + "\" is no time: write one such as 2026-11-21T20:00:00Z", e);
        }
    }

    private static CodingParams coding(ForwardTaskSpec.Transcode transcode) {
        return new CodingParams(
                transcode.bitrateKbps,
                transcode.resolution,
                transcode.frameRate,
                transcode.videoCodec,
                transcode.audioCodec,
                transcode.watermark == null
                        ? null
                        : new CodingParams.Watermark(transcode.watermark.imageUrl, transcode.watermark.position));
    }
}
