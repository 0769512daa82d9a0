package dev.onair.huawei.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onair.common.AccountStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an account. Figures are written when something else is, and every few minutes. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class HuaweiAccountStatus extends AccountStatus {
    /** The project whose objects these are: as declared, or as looked up. */
    @Size(max = 64) public @Nullable String projectId;

    /** How many OTT channels the vendor has in this account; known only while an OttChannel is declared. */
    public @Nullable Integer ottChannels;

    /** How many flows the vendor has in this account; known only while a Flow is declared. */
    public @Nullable Integer flows;

    /** How many of them no resource declares. */
    public @Nullable Integer unmanagedObjects;

    /** The first fifty of them, by name. */
    @Size(max = 50) public List<Unmanaged> unmanaged = new ArrayList<>();

    /** The request quotas and their use, by category of the API. */
    @Size(max = 8) public List<CategoryQuota> quotas = new ArrayList<>();

    /** The last walk over all objects; the older one where two lists are walked. */
    public @Nullable Check lastFullCheck;

    /** By what Cloud Eye tells the account's metrics apart, while monitoring.cloudEye is on. */
    @Size(max = 50) public List<CloudEyeDimension> cloudEyeDimensions = new ArrayList<>();

    /** Why Cloud Eye cannot be asked, while it cannot. */
    @Size(max = 1024) public @Nullable String monitoringProblem;

    /** An object that no resource declares. */
    public static final class Unmanaged {
        /** The kind of resource that can adopt it. */
        @Size(max = 64) public @Nullable String kind;

        /** The object's id at the vendor, as the annotation onair.dev/external-id wants it. */
        @Size(max = 256) public @Nullable String externalId;

        /** The object's name at the vendor. */
        @Size(max = 256) public @Nullable String name;
    }

    /** One category's quota and its use. */
    public static final class CategoryQuota {
        /** OttChannels, CloudEye or StreamConnect. */
        @Size(max = 64) public @Nullable String category;

        /** Requests that this operator may send in a minute. */
        public @Nullable Integer allowancePerMinute;

        /** Requests sent in the last minute. */
        public @Nullable Integer usedLastMinute;

        /** How often the vendor said "too many" since the operator started. */
        public @Nullable Long throttled;
    }

    /** One of Cloud Eye's dimensions. */
    public static final class CloudEyeDimension {
        /** Its name in Cloud Eye, such as pipeline. */
        @Size(max = 256) public @Nullable String name;

        /** What Cloud Eye calls it for people. */
        @Size(max = 256) public @Nullable String title;

        /** By what instances are asked for. */
        @Size(max = 16) public List<@Size(max = 256) String> parameters = new ArrayList<>();
    }
}
