package dev.onair.cdnetworks.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onair.common.AccountStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an account. Figures are written when something else is, and every few minutes. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class CdnetworksAccountStatus extends AccountStatus {
    /** How many channels that are pushed to the vendor has in this account. */
    public @Nullable Integer channels;

    /** How many channels that pull; known only while a PullChannel is declared. */
    public @Nullable Integer pullChannels;

    /** How many of them no resource declares. */
    public @Nullable Integer unmanagedChannels;

    /** The first fifty of them, by name. */
    @Size(max = 50) public List<Unmanaged> unmanaged = new ArrayList<>();

    /** The request quota and its use. */
    public @Nullable Quota quota;

    /** The last walk over all channels. */
    public @Nullable Check lastFullCheck;

    /** How many watch the channels of each monitored push domain, by RTMP. */
    @Size(max = 50) public List<DomainViewers> viewersByPushDomain = new ArrayList<>();

    /** Why the monitored push domains cannot be counted, when somebody has to do something about it. */
    @Size(max = 1024) public @Nullable String monitoringProblem;

    /** A channel that no resource declares. */
    public static final class Unmanaged {
        /** The kind of resource that can adopt it. */
        @Size(max = 64) public @Nullable String kind;

        /** The channel's id at the vendor. */
        @Size(max = 256) public @Nullable String pullId;

        /** The channel's name at the vendor. */
        @Size(max = 256) public @Nullable String channelName;
    }

    /** How many watch the channels of one push domain. */
    public static final class DomainViewers {
        /** The push domain. */
        @Size(max = 253) public @Nullable String pushDomain;

        /** How many, at the last check. */
        public @Nullable Long viewers;
    }
}
