package dev.onair.cdnetworks.statecallback;

import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a push domain's callback. Bounds are those of CDNetworks Cloud Live API 2.16.3. */
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message =
                "spec.accountRef is immutable: a push domain belongs to one account. Delete this resource and create one"
                        + " for the other account")
public final class ChannelStateCallbackSpec extends OnairSpec {
    /** The push domain whose channels are reported; the vendor must have enabled callbacks for it. Immutable. */
    @Required
    @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) @ValidationRule(
            value = "self == oldSelf",
            message = "spec.pushDomain is immutable: create another resource for another push domain")
    public String pushDomain = "";

    /** Where the vendor reports to; this operator's own receiver when absent. */
    @WhenRemoved(value = Effect.UNDONE, text = "the vendor reports to the operator's own receiver")
    @Size(min = 8, max = 512) @ValidationRule(
            value = "self.matches('^https?://[A-Za-z0-9.:\\\\[\\\\]-]+(/[!-~]*)?$')",
            message = "spec.notifyUrl is http:// or https:// in lower case, with a host: the vendor refuses anything"
                    + " else (1554)")
    public @Nullable String notifyUrl;

    /** Whether the vendor reports; true when absent. */
    @WhenRemoved(value = Effect.UNDONE, text = "the vendor reports, as by true")
    public @Nullable Boolean enabled;
}
