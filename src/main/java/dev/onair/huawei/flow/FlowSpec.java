package dev.onair.huawei.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.onair.common.MapKey;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a flow. Bounds are those of Huawei Cloud Media Live API, tables 7-3 to 7-5 and 7-55. */
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message = "spec.accountRef is immutable: a flow cannot move between accounts. Delete this resource (with"
                + " deletionPolicy Retain to keep the flow) and create one for the other account")
public final class FlowSpec extends OnairSpec {
    /** The flow's name at the vendor; the resource's own name when absent. Immutable. */
    @Size(min = 1, max = 64) public @Nullable String name;

    /** The region that the flow runs in, such as ap-southeast-3. Immutable. */
    @Required
    @Size(min = 2, max = 64) @Pattern("^[a-z0-9][a-z0-9-]*$") @ValidationRule(
            value = "self == oldSelf",
            message = "spec.region is immutable: create another Flow for another region")
    public String region = "";

    /** Where the stream comes from. Their number cannot change: the vendor neither adds sources nor removes them. */
    @Required
    @Size(min = 1, max = 8) @ValidationRule(
            value = "size(self) == size(oldSelf)",
            message = "spec.sources: the vendor can change a flow's sources, and neither add nor remove one. Create"
                    + " another Flow for another number of sources")
    public List<Source> sources = new ArrayList<>();

    /** Where the stream goes to; those that the vendor has besides are removed. Absent: outputs are left as they are. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text = "every output is removed, as by an empty list; outputs that were never declared are left alone")
    @Size(max = 50) public @Nullable List<FlowOutput> outputs;

    /** Whether the flow runs; Running when absent. */
    @WhenRemoved(value = Effect.UNDONE, text = "the flow runs, as by Running")
    public @Nullable DesiredState desiredState;

    /**
     * Whether a running flow, or an output of it, may be cut off for a moment to apply a change, and its deletion is not held;
     * false when absent.
     */
    @WhenRemoved(value = Effect.LOCAL, text = "changes that interrupt wait again")
    public @Nullable Boolean allowInterruption;

    /** The Secret that addresses with their keys are written to, in the resource's namespace. */
    @WhenRemoved(value = Effect.LOCAL, text = "the Secret is deleted")
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public @Nullable String connectionSecretName;

    /** Whether a flow runs. */
    public enum DesiredState {
        Running,
        Stopped
    }

    /** How SRT is spoken. */
    public enum Protocol {
        /** The flow calls the other side. */
        @JsonProperty("srt-caller")
        SRT_CALLER("srt-caller"),
        /** The other side calls the flow. */
        @JsonProperty("srt-listener")
        SRT_LISTENER("srt-listener");

        private final String word;

        Protocol(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** How a stream is encrypted. */
    public enum Algorithm {
        @JsonProperty("aes128")
        AES128("aes128"),
        @JsonProperty("aes192")
        AES192("aes192"),
        @JsonProperty("aes256")
        AES256("aes256");

        private final String word;

        Algorithm(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** The key of a source or an output: an SRT passphrase, which is all that the vendor supports. */
    public static final class Key {
        /** The vendor's choice when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        public @Nullable Algorithm algorithm;

        /** The passphrase. */
        @Required
        public SecretKeyRef passphraseSecretRef = new SecretKeyRef();
    }

    /** Where the stream comes from. */
    @ValidationRule(
            value = "self.protocol != 'srt-caller' || (has(self.listenerAddress) && has(self.listenerPort))",
            message = "spec.sources: with protocol srt-caller the flow fetches the stream, so set listenerAddress and"
                    + " listenerPort of the other side")
    @ValidationRule(
            value = "!has(self.streamId) || self.protocol == 'srt-caller'",
            message = "spec.sources: streamId is what the flow asks for with protocol srt-caller; remove it, or change"
                    + " the protocol")
    public static final class Source {
        /** The source's name, which may be changed. */
        @Required
        @MapKey
        @Size(min = 1, max = 255) @Pattern("^[A-Za-z0-9][A-Za-z0-9._-]*$|^[^\\x00-\\x1F\\x7F]+$") public String name = "";

        /** srt-caller: the flow fetches the stream; srt-listener: it is pushed to the flow. */
        @Required
        public Protocol protocol = Protocol.SRT_LISTENER;

        /** With srt-caller where the stream is fetched from; with srt-listener the vendor chooses when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Size(min = 1, max = 255) @Pattern("^(srt://)?[A-Za-z0-9.:_\\[\\]-]+$") public @Nullable String listenerAddress;

        /** The port there. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Min(1) @Max(65_535) @ValidationRule(
                value = "self != 2077 && self != 2088",
                message = "spec.sources: listenerPort 2077 and 2088 are not allowed; choose another")
        public @Nullable Integer listenerPort;

        /** The SRT stream id to ask for, with srt-caller. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one; to have none, create another Flow")
        @Size(min = 1, max = 512) public @Nullable String streamId;

        /** The least latency of SRT. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Min(0) @Max(2_147_483_647) public @Nullable Integer minLatencyMs;

        /** Who may push: addresses and networks. */
        @WhenRemoved(value = Effect.KEPT, text = "declare [] to let everybody push")
        @Size(max = 100) public @Nullable List<@Size(min = 2, max = 49) @Pattern("^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$") String> cidrWhitelist;

        /** For people. */
        @WhenRemoved(value = Effect.KEPT, text = "declare \"\" to clear it")
        @Size(max = 1024) public @Nullable String description;

        /** By what the stream is decrypted; none when absent at creation. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "the vendor has no way to switch it off, so declare it again or create another Flow")
        public @Nullable Key decryption;
    }

    /** Where the stream goes to. */
    @ValidationRule(
            value = "self.protocol != 'srt-caller' || (has(self.destination) && has(self.port))",
            message =
                    "spec.outputs: with protocol srt-caller the flow pushes the stream, so set destination and port of"
                            + " the other side")
    @ValidationRule(
            value = "!has(self.streamId) || self.protocol == 'srt-caller'",
            message = "spec.outputs: streamId is for protocol srt-caller; remove it, or change the protocol")
    public static final class FlowOutput {
        /** The output's name; another name is another output. */
        @Required
        @MapKey
        @Size(min = 1, max = 64) @Pattern("^[A-Za-z][A-Za-z0-9_-]*$") public String name = "";

        /** srt-caller: the flow pushes; srt-listener: others fetch. A change replaces the output. */
        @Required
        public Protocol protocol = Protocol.SRT_CALLER;

        /** With srt-caller: the address or domain that is pushed to. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Size(min = 1, max = 64) @Pattern("^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,64})$") public @Nullable String destination;

        /** The port: with srt-caller the other side's, else the flow's own. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Min(1) @Max(65_535) public @Nullable Integer port;

        /** The SRT stream id to push under, with srt-caller. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the output out and declare it again once it is gone")
        @Size(min = 1, max = 512) public @Nullable String streamId;

        /** The least latency of SRT; the vendor's 2000 when absent at creation. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 2000, the vendor's default, or another one")
        @Min(10) @Max(15_000) public @Nullable Integer minLatencyMs;

        /** Who may fetch: addresses and networks, 20 at most. */
        @WhenRemoved(value = Effect.KEPT, text = "declare [] to let everybody fetch")
        @Size(max = 20) public @Nullable List<@Size(min = 2, max = 49) @Pattern("^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$") String> cidrWhitelist;

        /** For people. */
        @WhenRemoved(value = Effect.KEPT, text = "declare \"\" to clear it")
        @Size(max = 1024) public @Nullable String description;

        /** Whether it is served; the vendor's choice, true, when absent at creation. */
        @WhenRemoved(value = Effect.KEPT, text = "declare true to have it served")
        public @Nullable Boolean enabled;

        /** By what the stream is encrypted; none when absent at creation. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "to have none, take the output out and declare it again once it is gone")
        public @Nullable Key encryption;
    }
}
