package dev.onair.huawei.ottchannel;

import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a manifest says of an OTT channel. Bounds are those of Huawei Cloud Media Live API, tables 5-3 to 5-29. */
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message = "spec.accountRef is immutable: a channel cannot move between accounts. Delete this resource (with"
                + " deletionPolicy Retain to keep the channel) and create one for the other account")
@ValidationRule(
        value = "(has(self.mode) && has(oldSelf.mode) ? self.mode == oldSelf.mode"
                + " : (!has(self.mode) || self.mode == 'ADD_CDN')"
                + " && (!has(oldSelf.mode) || oldSelf.mode == 'ADD_CDN'))",
        message = "spec.mode is immutable: the vendor cannot change a channel's mode. Create another channel")
@ValidationRule(
        value = "has(self.region) == has(oldSelf.region) && (!has(self.region) || self.region == oldSelf.region)",
        message = "spec.region is immutable: the vendor cannot move a channel. Create another channel")
@ValidationRule(
        value = "!has(self.region) || (has(self.mode) && self.mode == 'ONLY_OS')",
        message = "spec.region is valid only with mode ONLY_OS: set spec.mode to ONLY_OS, or take the region away")
@ValidationRule(
        value = "(has(self.encoderTemplates) && size(self.encoderTemplates) > 0) || !has(self.input.sources)"
                + " || self.input.sources.all(s, has(s.bitrateBps))",
        message = "spec.input.sources: bitrateBps is required of each source where nothing is transcoded: set it, or"
                + " name spec.encoderTemplates")
@ValidationRule(
        value = "(has(self.encoderTemplates) && size(self.encoderTemplates) > 0) || !has(self.input.secondarySources)"
                + " || self.input.secondarySources.all(s, has(s.bitrateBps))",
        message = "spec.input.secondarySources: bitrateBps is required of each source where nothing is transcoded: set"
                + " it, or name spec.encoderTemplates")
@ValidationRule(
        value = "(has(self.mode) && self.mode == 'ONLY_OS') || !has(self.endpoints) || !has(self.endpoints.hls)"
                + " || self.endpoints.hls.all(p, !has(p.origin)"
                + " || (!has(p.origin.ipWhitelist) && !(has(p.origin.enableAccess) && p.origin.enableAccess)))",
        message = "spec.endpoints.hls: origin.enableAccess and origin.ipWhitelist are for mode ONLY_OS only: set"
                + " spec.mode to ONLY_OS, or take them away")
@ValidationRule(
        value = "size(self.domain) + size(self.appName) + (has(self.channelId) ? size(self.channelId) : 64) <= 254",
        message =
                "spec.domain, spec.appName and spec.channelId have 254 characters together at most, since one annotation"
                        + " holds them all: set spec.channelId to a short one, or choose a shorter appName")
public final class OttChannelSpec extends OnairSpec {
    /** The ingest domain. Immutable. */
    @Required
    @Size(min = 1, max = 255) @Pattern("^[a-z0-9._-]+$") @ValidationRule(
            value = "self == oldSelf",
            message = "spec.domain is immutable: a channel is known by it. Create another resource for another domain")
    public String domain = "";

    /** The group or application. Immutable. */
    @Required
    @Size(min = 1, max = 64) @Pattern("^[A-Za-z][A-Za-z0-9_-]*$") @ValidationRule(
            value = "self == oldSelf",
            message = "spec.appName is immutable: a channel is known by it. Create another resource for another"
                    + " application")
    public String appName = "";

    /** The channel's id at the vendor, unique in domain and application; the resource's own name when absent. Immutable. */
    @Size(min = 2, max = 64) @Pattern("^[A-Za-z][A-Za-z0-9_-]+$|^[0-9]+[A-Za-z_-][A-Za-z0-9_-]*$") public @Nullable String channelId;

    /** The channel's name, for people. */
    @WhenRemoved(value = Effect.KEPT, text = "declare another one; the vendor cannot take it away")
    @Size(max = 128) public @Nullable String name;

    /** Whether the channel is to run; Running when absent, since the vendor has no default. */
    @WhenRemoved(value = Effect.UNDONE, text = "the channel runs, as by Running")
    public @Nullable DesiredState desiredState;

    /** Whether the vendor's CDN comes with the origin; ADD_CDN when absent. Immutable. */
    public @Nullable Mode mode;

    /** Where the channel is, with mode ONLY_OS. Immutable. */
    @Size(min = 1, max = 32) @Pattern("^(cn-north-4|cn-east-3|ap-southeast-3|ap-southeast-1|me-east-1|af-south-1|eu-west-101)$") public @Nullable String region;

    /** Where the stream comes from. */
    @Required
    public InputSpec input = new InputSpec();

    /** The ids of the transcoding templates, in the order of the manifest's streams. */
    @WhenRemoved(value = Effect.KEPT, text = "declare the templates that it is to have")
    @Size(max = 32) public @Nullable List<@Size(min = 1, max = 64) String> encoderTemplates;

    /** What is kept to be watched later. */
    @WhenRemoved(value = Effect.KEPT, text = "declare rollingBuffer: 0s to keep nothing")
    public @Nullable Recording recording;

    /** What viewers play. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text =
                    "every package is removed, as by empty lists; packages of a kind that was never declared are left alone")
    public @Nullable EndpointsSpec endpoints;

    /** Audio and video that come out beside the templates' choice. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare video.gopDuration: 0s to have the source's; audio outputs are removed, as by an empty list")
    public @Nullable OutputSpec output;

    /**
     * Whether the channel may be stopped and started again for a change that needs it, which interrupts its viewers. When
     * false or absent such a change waits for its approval, and so does its deletion while it is on air.
     */
    @WhenRemoved(value = Effect.LOCAL, text = "changes that interrupt wait again")
    public @Nullable Boolean allowInterruption;

    /** What is asked of the vendor for the status and metrics only; nothing when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "nothing is asked for any more, and the status keeps what was last known")
    public @Nullable MonitoringSpec monitoring;

    /** The Secret that the URLs to push to are written to, in the resource's namespace. */
    @WhenRemoved(value = Effect.LOCAL, text = "the Secret is deleted")
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public @Nullable String connectionSecretName;

    /** Whether a channel is to run. */
    public enum DesiredState {
        /** The stream is taken in, transcoded, recorded and offered. */
        Running,
        /** Only the configuration is kept. */
        Stopped
    }

    /** How origin and CDN belong together. */
    public enum Mode {
        /** The vendor's CDN comes with the origin. */
        ADD_CDN,
        /** The origin alone, for any CDN. */
        ONLY_OS
    }

    /** What is kept to be watched later. Huawei Cloud Media Live API, table 5-14. */
    public static final class Recording {
        /** How far back viewers can go, such as 24h; 14d at most, 0s for not at all. */
        @Required
        @Size(min = 2, max = 8) @Pattern("^(0s|[1-9][0-9]{0,6}[smhd])$") @ValidationRule(
                value = "self.endsWith('d') ? int(self.split('d')[0]) <= 14 : duration(self) <= duration('336h')",
                message = "spec.recording.rollingBuffer is 14d at most")
        public String rollingBuffer = "";
    }
}
