package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.PushUrl;
import dev.onair.engine.Announcement;
import dev.onair.engine.Indicator;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the push URL in a connection Secret can be used, where URLs expire. CDNetworks Cloud Live API 2.11. Time is cut
 * into periods of half of the validity, and the Secret gets a URL of each. Pure.
 */
record PushUrlValidity(String secretName, Duration validFor) {
    /** The condition that tells whether the Secret's URL can still be used. */
    static final String TYPE = "PushUrlValid";

    private static final Duration LIST_READ_WITHIN = Duration.ofSeconds(90);
    private static final Duration READ_AT_MOST_EACH = Duration.ofMinutes(3);

    /** Empty where no Secret is asked for, or its URL does not expire. */
    static Optional<PushUrlValidity> of(LiveChannelDesired desired) {
        return desired.connectionSecretName()
                .flatMap(name -> desired.pushUrlValidFor().map(validFor -> new PushUrlValidity(name, validFor)));
    }

    long period(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), half());
    }

    /** When the next period has begun and the list has been read in it, so that the Secret can get a younger URL. */
    private Instant renewal(Instant now) {
        return Instant.ofEpochSecond((period(now.minusSeconds(grace())) + 1) * half() + grace());
    }

    /** Notes when the URL in the Secret was signed: the first one that is seen in a period is handed out. */
    static void note(LiveChannelDesired desired, LiveChannelObserved observed, LiveChannelStatus status) {
        var validity = of(desired);
        var signed = validity.flatMap(any -> observed.pushUrl()).flatMap(PushUrl::pushTime);
        if (signed.isEmpty()) {
            status.pushUrlSignedAt = null;
            status.pushUrlReadFor = null;
        } else if (signedAt(status)
                .filter(known -> validity.get().period(known) == validity.get().period(signed.get()))
                .isEmpty()) {
            status.pushUrlSignedAt = signed.get().toString();
        }
    }

    /**
     * The begin of the period, if the list is behind it or brings no new signature, and the channel itself was not yet read in
     * it. However soon URLs expire, no channel is read all the time.
     */
    Optional<Instant> wanting(LiveChannelStatus status, Instant now) {
        var length = Math.max(half(), READ_AT_MOST_EACH.toSeconds());
        var current = Math.floorDiv(now.getEpochSecond() - grace(), length);
        var begin = Instant.ofEpochSecond(current * length);
        return signedAt(status)
                .filter(at -> at.isBefore(begin))
                .filter(at -> !begin.toString().equals(status.pushUrlReadFor))
                .map(at -> begin);
    }

    /** When to look again: the next renewal, and the end of the URL in the Secret. */
    Stream<Instant> due(LiveChannelStatus status, Instant now) {
        return Stream.concat(Stream.of(renewal(now)), signedAt(status).map(at -> at.plus(validFor)).stream());
    }

    /** Of no channel whose URL shows no time of signing. */
    Optional<Indicator> indicator(LiveChannelStatus status, Instant now) {
        return signedAt(status).map(at -> {
            var ends = at.plus(validFor);
            var secret = "the push URL in Secret \"" + secretName + "\"";
            if (now.isBefore(ends)) {
                return Indicator.quiet(TYPE, true, "Valid", secret + " is valid until " + ends);
            }
            var expired =
                    secret + " expired at " + ends + ", and the vendor shows none with a younger signature: declare"
                            + " another spec.pushAuth.validFor to have it signed anew";
            return Indicator.of(TYPE, false, "Expired", expired, Announcement.warning("PushUrlExpired", expired));
        });
    }

    private long half() {
        return Math.max(1, validFor.toSeconds() / 2);
    }

    private long grace() {
        return Math.min(half() / 2, LIST_READ_WITHIN.toSeconds());
    }

    private static Optional<Instant> signedAt(LiveChannelStatus status) {
        return Optional.ofNullable(status.pushUrlSignedAt).map(Instant::parse);
    }
}
