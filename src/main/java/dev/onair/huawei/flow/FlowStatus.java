package dev.onair.huawei.flow;

import dev.onair.common.Age;
import dev.onair.common.Hash;
import dev.onair.common.OnairStatus;
import dev.onair.common.Summary;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a flow, and fingerprints of the passphrases that were sent, since the vendor shows asterisks. */
public final class FlowStatus extends OnairStatus {
    /** What the paths of outputs begin with, in what is remembered of them. */
    private static final String OUTPUTS = "outputs/";

    private static final String CREATE = "createFlow";

    /** The flow's id at the vendor. */
    @Size(max = 256) public @Nullable String flowId;

    /** Active or Standby: whether the flow runs. */
    @Size(max = 16) public @Nullable String state;

    /** The sources as the vendor has them. */
    @Size(max = 100) public List<Part> sources = new ArrayList<>();

    /** The outputs as the vendor has them. */
    @Size(max = 100) public List<Part> outputs = new ArrayList<>();

    /** The sources by name, each with its health where that is known. */
    @Size(max = Summary.LIST) public @Nullable String sourceSummary;

    /** The outputs by name, each with its health where that is known. */
    @Size(max = Summary.LIST) public @Nullable String outputSummary;

    /**
     * How old sources and outputs are; the list does not show them, so they are read one flow at a time. Written when something
     * else is, and when they are six hours younger.
     */
    @Size(max = 64) public @Nullable String detailsObservedTime;

    /** Passphrases that were sent, as fingerprints. */
    @Size(max = 100) public List<SentKey> sentKeys = new ArrayList<>();

    /** What was last sent of each source and output, as fingerprints: the vendor need not show it. */
    @Size(max = 100) public List<SentPart> sentFields = new ArrayList<>();

    /** The Secret that the addresses with their keys are in. */
    @Size(max = 253) public @Nullable String connectionSecretName;

    @Override
    public void age(OnairStatus now) {
        super.age(now);
        if (now instanceof FlowStatus other) {
            detailsObservedTime = Age.unlessNews(detailsObservedTime, other.detailsObservedTime);
        }
    }

    @Override
    public void shorten() {
        super.shorten();
        sources = new ArrayList<>();
        outputs = new ArrayList<>();
    }

    @Override
    public void summarise() {
        super.summarise();
        sourceSummary = summary(sources);
        outputSummary = summary(outputs);
    }

    private static @Nullable String summary(List<Part> parts) {
        return Summary.list(parts.stream()
                .filter(part -> part.name != null)
                .map(part -> part.name + (part.health == null ? "" : ":" + part.health)));
    }

    /** A source or an output. */
    public static final class Part {
        /** Its name. */
        @Size(max = 256) public @Nullable String name;

        /** srt-caller or srt-listener. */
        @Size(max = 32) public @Nullable String protocol;

        /** The vendor's kind of output. */
        @Size(max = 64) public @Nullable String type;

        /** Connected or Disconnected; absent while the vendor does not say, and of an output that is disabled. */
        @Size(max = 32) public @Nullable String health;

        /** Where the other side calls, with srt-listener; without stream id and passphrase. */
        @Size(max = 512) public @Nullable String listenerAddress;
    }

    /** One passphrase that was sent. */
    public static final class SentKey {
        /** What definitions of earlier versions take: a status with more would be refused whole under them. */
        private static final int FITS = 80;

        private static final int DIGITS = 16;

        /** Whose it is: sources/NAME or outputs/NAME. */
        @Size(max = 320) public @Nullable String of;

        /** As it is kept: what is long begins as it does, and ends with a hash of it. */
        private static String kept(String of) {
            return of.length() <= FITS
                    ? of
                    : of.substring(0, FITS - DIGITS - 1) + "#" + Hash.of(of).substring(0, DIGITS);
        }

        boolean isOf(String path) {
            return path.equals(of) || kept(path).equals(of);
        }

        /** Its fingerprint, keyed by the account's credentials. */
        @Size(max = 64) public @Nullable String fingerprint;
    }

    /** What was sent of one source or output. */
    public static final class SentPart {
        /** Whose it is: sources/NAME or outputs/NAME. */
        @Size(max = 320) public @Nullable String of;

        /** Fingerprints, keyed by the account's credentials, by field. */
        @Size(max = 16) public Map<String, @Size(max = 64) String> fields = new TreeMap<>();
    }

    /** Empty where nobody knows what was sent. */
    Optional<Map<String, String>> sentFields(String of) {
        return sentFields.stream()
                .filter(sent -> of.equals(sent.of))
                .<Map<String, String>>map(sent -> sent.fields)
                .findFirst();
    }

    /**
     * The names of the outputs that the vendor may have: those that were sent, and those of the manifest, but for a flow that was
     * just made for it.
     *
     * @param isAdopted whether the resource asks for a flow that is there
     */
    Set<String> possibleOutputs(FlowSpec spec, boolean isAdopted) {
        var sent = sentFields.stream()
                .flatMap(part -> Stream.ofNullable(part.of))
                .filter(of -> of.startsWith(OUTPUTS))
                .map(of -> of.substring(OUTPUTS.length()));
        var declared = isNew(isAdopted)
                ? Stream.<String>empty()
                : Stream.ofNullable(spec.outputs)
                        .flatMap(List::stream)
                        .flatMap(output -> Stream.ofNullable(output.name));
        return Stream.concat(declared, sent).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this manifest's create is yet to be sent, or was sent of late: it makes a flow without outputs. */
    private boolean isNew(boolean isAdopted) {
        return externalId == null
                ? !isAdopted
                : writes != null && writes.changes.stream().anyMatch(write -> CREATE.equals(write.field));
    }

    void rememberFields(String of, Optional<Map<String, String>> fields) {
        var others = new ArrayList<>(
                sentFields.stream().filter(sent -> !of.equals(sent.of)).toList());
        fields.ifPresent(known -> {
            var sent = new SentPart();
            sent.of = of;
            sent.fields = new TreeMap<>(known);
            others.add(sent);
        });
        sentFields = others;
    }

    Optional<String> sentKey(String of) {
        return sentKeys.stream()
                .filter(sent -> sent.isOf(of))
                .flatMap(sent -> Optional.ofNullable(sent.fingerprint).stream())
                .findFirst();
    }

    void rememberKey(String of, Optional<String> fingerprint) {
        var others =
                new ArrayList<>(sentKeys.stream().filter(sent -> !sent.isOf(of)).toList());
        fingerprint.ifPresent(text -> {
            var sent = new SentKey();
            sent.of = SentKey.kept(of);
            sent.fingerprint = text;
            others.add(sent);
        });
        sentKeys = others;
    }
}
