package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.AllowedNamespaces;
import dev.onair.common.Names;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a manifest says of an account. */
public final class CdnetworksAccountSpec {
    /** The Secret with the keys accessKey and secretKey, in the account's namespace. */
    @Required
    public CredentialsRef credentialsSecretRef = new CredentialsRef();

    /** Which generation of the API; WS3 when absent. */
    public @Nullable Signing signing;

    /** Where the API is; the vendor's own address when absent. https, or http on the loopback interface. */
    @Size(min = 8, max = 512) @ValidationRule(
            value = "self.matches('^https://([A-Za-z0-9.-]+|\\\\[[0-9A-Fa-f:.]+\\\\])(:[0-9]{1,5})?/?$')"
                    + " || self.matches('^http://(localhost|127[.][0-9.]+|\\\\[::1\\\\])(:[0-9]+)?/?$')",
            message = "spec.endpoint is https://host[:port], or http:// to a loopback address; without user, path or"
                    + " query")
    public @Nullable String endpoint;

    /** How many requests the vendor allows in a minute; 200 when absent. */
    @Min(1) @Max(100_000) public @Nullable Integer requestsPerMinute;

    /** The part of the quota, in percent, that this operator may use; 90 when absent. */
    @Min(1) @Max(100) public @Nullable Integer quotaShare;

    /** How often all channels are checked for drift, in one walk over the list; 60s when absent, 10s at least. */
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) @ValidationRule(
            value = "!self.endsWith('s') || int(self.split('s')[0]) >= 10",
            message = "spec.driftCheckInterval is 10s or more")
    public @Nullable String driftCheckInterval;

    /** How often what the list lacks is read again, one channel at a time; 12h when absent. */
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) @ValidationRule(
            value = "!self.endsWith('s') || int(self.split('s')[0]) >= 60",
            message = "spec.detailCheckInterval is 60s or more")
    public @Nullable String detailCheckInterval;

    /** Which namespaces' resources may use this account; only its own when absent. */
    public @Nullable AllowedNamespaces allowedNamespaces;

    /** Push domains whose viewers are counted, all in one call with each check; 50 at most. */
    @Size(max = 50) public @Nullable List<@Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) String> monitoredPushDomains;

    /** When a wave of deletions is taken for a mistake and held until it is approved. */
    public @Nullable DeletionGuard deletionGuard;

    /** How the vendor reaches this operator with its notices; it is not told to send any when absent. */
    public @Nullable Callbacks callbacks;

    /** How the vendor reaches this operator. */
    public static final class Callbacks {
        /** What the receiver is reached by from the internet: https, or http on the loopback interface; in lower case. */
        @Required
        @Size(min = 8, max = 512) @ValidationRule(
                value =
                        "self.matches('^https://([a-z0-9.-]+|\\\\[[0-9a-f:.]+\\\\])(:[0-9]{1,5})?(/[a-z0-9._~-]+)*/?$')"
                                + " || self.matches('^http://(localhost|127[.][0-9.]+|\\\\[::1\\\\])(:[0-9]{1,5})?(/[a-z0-9._~-]+)*/?$')",
                message =
                        "spec.callbacks.baseUrl is https://host[:port][/path], or http:// to a loopback address; in lower"
                                + " case, which the vendor demands, and without user or query")
        public String baseUrl = "";
    }

    /** Names the Secret that holds the credentials. */
    public static final class CredentialsRef {
        /** The Secret's name. */
        @Required
        @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public String name = "";
    }

    /** When a wave of deletions is held. */
    public static final class DeletionGuard {
        /** More than this part of the account's resources, in percent; 50 when absent, 100 never holds. */
        @Min(0) @Max(100) public @Nullable Integer percent;

        /** And at least so many; 10 when absent. */
        @Min(1) @Max(100_000) public @Nullable Integer minimum;

        /** Deleted within this time; 10m when absent. */
        @Size(min = 2, max = 9) @Pattern(Names.DURATION) public @Nullable String window;
    }
}
