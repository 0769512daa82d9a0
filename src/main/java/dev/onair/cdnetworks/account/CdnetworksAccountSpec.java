package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.AccountSpec;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
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
}
