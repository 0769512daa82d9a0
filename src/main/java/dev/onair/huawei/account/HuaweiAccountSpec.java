package dev.onair.huawei.account;

import dev.onair.common.AccountSpec;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What a manifest says of an account. */
public final class HuaweiAccountSpec extends AccountSpec {
    /** The region, such as ap-southeast-3; it is the name of the region's project too. */
    @Required
    @Size(min = 2, max = 64) @Pattern("^[a-z0-9][a-z0-9-]*$") @ValidationRule(
            value = "self == oldSelf",
            message = "spec.region cannot be changed: create another HuaweiAccount for the other region")
    public String region = "";

    /** The project's id; looked up by the region's name when absent. */
    @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9_-]+$") public @Nullable String projectId;

    /** What the account proves itself with. */
    @Required
    public Auth auth = new Auth();

    /** Where Media Live is; the region's own address when absent. https, or http on the loopback interface. */
    @Size(min = 8, max = 512) @ValidationRule(
            value = SAFE_ENDPOINT,
            message = "spec.endpoint is https://host[:port], or http:// to a loopback address; without user, path or"
                    + " query")
    public @Nullable String endpoint;

    /** Where IAM is, in the same region; the region's own address when absent. https, or http on the loopback interface. */
    @Size(min = 8, max = 512) @ValidationRule(
            value = SAFE_ENDPOINT,
            message = "spec.iamEndpoint is https://host[:port], or http:// to a loopback address; without user, path or"
                    + " query")
    public @Nullable String iamEndpoint;

    /** How many requests the vendor allows in a minute, by category of its API. */
    public @Nullable RequestsPerMinute requestsPerMinute;

    /** What is watched besides the objects themselves; nothing when absent. */
    public @Nullable Monitoring monitoring;

    /** What the account proves itself with: a key pair, or a user's password. */
    @ValidationRule(
            value = "has(self.accessKeySecretRef) != has(self.passwordSecretRef)",
            message = "spec.auth takes exactly one of accessKeySecretRef and passwordSecretRef: keep the one that you"
                    + " have credentials for")
    public static final class Auth {
        /** The Secret with the keys accessKey and secretKey, and securityToken for temporary ones. */
        public @Nullable CredentialsRef accessKeySecretRef;

        /** The Secret with the keys username, password and domain (the name of the account that the user belongs to). */
        public @Nullable CredentialsRef passwordSecretRef;
    }

    /** The vendor counts the requests of each category for itself. */
    public static final class RequestsPerMinute {
        /** Calls of OTT channels; 80 when absent. */
        @Min(1) @Max(100_000) public @Nullable Integer ottChannels;

        /** Calls of Cloud Eye; 80 when absent. */
        @Min(1) @Max(100_000) public @Nullable Integer cloudEye;

        /** Calls of flows; 80 when absent. */
        @Min(1) @Max(100_000) public @Nullable Integer streamConnect;
    }

    /** What is watched besides the objects themselves, at the price of calls. */
    public static final class Monitoring {
        /** Whether the account's Cloud Eye dimensions are shown; false when absent. */
        public @Nullable Boolean cloudEye;
    }
}
