package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.AccountSpec;
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
public final class CdnetworksAccountSpec extends AccountSpec {
    /** The Secret with the keys accessKey and secretKey, in the account's namespace. */
    @Required
    public CredentialsRef credentialsSecretRef = new CredentialsRef();

    /** Which generation of the API; WS3 when absent. */
    public @Nullable Signing signing;

    /** Where the API is; the vendor's own address when absent. https, or http on the loopback interface. */
    @Size(min = 8, max = 512) @ValidationRule(
            value = SAFE_ENDPOINT,
            message = "spec.endpoint is https://host[:port], or http:// to a loopback address; without user, path or"
                    + " query")
    public @Nullable String endpoint;

    /** How many requests the vendor allows in a minute; 200 when absent. */
    @Min(1) @Max(100_000) public @Nullable Integer requestsPerMinute;

    /** Push domains whose viewers are counted, all in one call with each check; 50 at most. */
    @Size(max = 50) public @Nullable List<@Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) String> monitoredPushDomains;

    /** How the vendor reaches this operator with its notices; it is not told to send any when absent. */
    public @Nullable Callbacks callbacks;

    /** How the vendor reaches this operator. */
    public static final class Callbacks {
        /** What the receiver is reached by from the internet: https, or http on the loopback interface. */
        @Required
        @Size(min = 8, max = 512) @ValidationRule(
                value =
                        "self.matches('^https://([A-Za-z0-9.-]+|\\\\[[0-9A-Fa-f:.]+\\\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$')"
                                + " || self.matches('^http://(localhost|127[.][0-9.]+|\\\\[::1\\\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?$')",
                message = "spec.callbacks.baseUrl is https://host[:port][/path], or http:// to a loopback address; the"
                        + " scheme in lower case, which the vendor demands, and without user or query")
        public String baseUrl = "";
    }
}
