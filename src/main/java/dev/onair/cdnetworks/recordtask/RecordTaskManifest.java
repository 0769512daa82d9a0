package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordFormat;
import dev.onair.common.DurationText;
import dev.onair.http.Secret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a manifest into what it asks for, and says what of it can never be done. Pure. */
final class RecordTaskManifest {
    /** CDNetworks Cloud Live API 2.17.3. */
    private static final Duration LONGEST = Duration.ofDays(3);

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private RecordTaskManifest() {}

    /** The resource's uid without its dashes: 32 characters, the most that the vendor takes, and never the same again. */
    static String transNo(RecordTask resource) {
        return resource.getMetadata().getUid().replace("-", "");
    }

    /**
     * @param pullId the channel's, where it is needed
     * @param receiver the operator's own
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD cannot refuse
     */
    static RecordTaskDesired read(RecordTask resource, Optional<String> pullId, Optional<Secret> receiver) {
        var spec = resource.getSpec();
        return new RecordTaskDesired(
                transNo(resource),
                pullId,
                time("spec.start", spec.start),
                end(spec),
                Optional.ofNullable(spec.duration).map(DurationText::parse),
                Optional.ofNullable(spec.format),
                Optional.ofNullable(spec.concat),
                Optional.ofNullable(spec.whiteboard),
                Optional.ofNullable(spec.chat),
                Optional.ofNullable(spec.httpPull),
                Optional.ofNullable(spec.storageKey),
                Optional.ofNullable(spec.notifyUrl).map(Secret::new).or(() -> receiver),
                Boolean.TRUE.equals(spec.stopped));
    }

    /** When the recording is to end, if that is known before it starts. */
    static Optional<Instant> end(RecordTaskSpec spec) {
        var end = time("spec.end", spec.end);
        return end.isPresent() || spec.duration == null
                ? end
                : time("spec.start", spec.start)
                        .map(start ->
                                start.plus(DurationText.parse(spec.duration)).truncatedTo(ChronoUnit.MINUTES));
    }

    /**
     * What the CRD should have refused, and what depends on when the manifest was declared.
     *
     * @throws IllegalArgumentException with field, value and remedy
     */
    static void check(RecordTaskSpec spec, Instant declared) {
        refuse(
                (spec.end == null) == (spec.duration == null),
                "spec.end and spec.duration: set exactly one of them, to say when the recording ends");
        refuse(
                Boolean.TRUE.equals(spec.concat) && spec.format != RecordFormat.M3U8,
                "spec.concat is true and spec.format is " + (spec.format == null ? "MP4" : spec.format)
                        + ": only M3U8 can be merged into one file; set that format, or leave concat out");
        if (spec.channelRef != null && spec.channelRef.kindName().equals("PullChannel")) {
            var both = "the vendor does not record that of a PullChannel; leave it out";
            refuse(Boolean.TRUE.equals(spec.whiteboard), "spec.whiteboard is true: " + both);
            refuse(Boolean.TRUE.equals(spec.chat), "spec.chat is true: " + both);
        }
        checkTimes(spec, declared.truncatedTo(ChronoUnit.MINUTES));
    }

    private static void checkTimes(RecordTaskSpec spec, Instant declared) {
        var start = time("spec.start", spec.start);
        start.ifPresent(at -> refuse(
                at.isBefore(declared),
                "spec.start " + spec.start
                        + " had passed when this was declared: leave it out to record from now on, or"
                        + " name a later time in a new resource"));
        if (spec.duration != null) {
            var lasts = DurationText.parse(spec.duration);
            refuse(
                    lasts.compareTo(SHORTEST) < 0 || lasts.compareTo(LONGEST) > 0,
                    "spec.duration " + spec.duration + " does not lie between 60s and 72h");
            return;
        }
        var end = time("spec.end", spec.end).orElseThrow();
        refuse(
                start.isEmpty() && !end.isAfter(declared),
                "spec.end " + spec.end + " had passed when this was declared: name a later time in a new resource");
        var from = start.orElse(declared);
        refuse(
                !end.isAfter(from),
                "spec.end " + spec.end + " is not after spec.start " + spec.start
                        + ", both cut to the minute: name a later" + " end in a new resource");
        refuse(
                Duration.between(from, end).compareTo(LONGEST) > 0,
                "spec.end " + spec.end + " is more than 72h after the start, and a recording task may last 72h: name an"
                        + " earlier end, and another RecordTask for the rest");
    }

    /**
     * Whether a recording can be made of a channel with these protocols (2.1.3, 2.17.3).
     *
     * @param protocols empty where they are not known
     * @throws IllegalArgumentException with field, value and remedy
     */
    static void checkProtocols(RecordTaskSpec spec, String channel, Set<String> protocols) {
        if (protocols.isEmpty()) {
            return;
        }
        var has = String.join(", ", protocols.stream().sorted().toList());
        if (Boolean.TRUE.equals(spec.httpPull)) {
            refuse(
                    !protocols.contains("HDL") && !protocols.contains("HLS"),
                    "spec.httpPull is true and " + channel + " is played by " + has
                            + ": it needs HDL or HLS; leave httpPull out, or record another channel");
        } else {
            refuse(
                    !protocols.contains("RTMP") && !protocols.contains("HDL"),
                    "spec.channelRef: " + channel + " is played by " + has
                            + ", and only a channel with RTMP or HDL can be recorded: record another channel");
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalArgumentException(why);
        }
    }

    private static Optional<Instant> time(String field, @Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .map(time -> OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MINUTES));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    field + " \"" + text
                            + "\" is no time that exists: write it as RFC 3339, such as 2026-11-21T20:00:00Z",
                    e);
        }
    }
}
