package dev.onair.common;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The part of an account's manifest that is the same for every vendor. */
public abstract class AccountSpec extends ReadPart {
    /** CEL: https to any host, or http on the loopback interface; no user, path or query. */
    protected static final String SAFE_ENDPOINT =
            "self.matches('^https://([A-Za-z0-9.-]+|\\\\[[0-9A-Fa-f:.]+\\\\])(:[0-9]{1,5})?/?$')"
                    + " || self.matches('^http://(localhost|127[.][0-9.]+|\\\\[::1\\\\])(:[0-9]+)?/?$')";

    /** The part of the quota, in percent, that this operator may use; 90 when absent. */
    @Min(1) @Max(100) public @Nullable Integer quotaShare;

    /** How often all objects are checked for drift, in one walk over the list; 60s when absent, 10s at least. */
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) @ValidationRule(
            value = "!self.endsWith('s') || int(self.split('s')[0]) >= 10",
            message = "spec.driftCheckInterval is 10s or more")
    public @Nullable String driftCheckInterval;

    /** How often what the list lacks is read again, one object at a time; 12h when absent. */
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) @ValidationRule(
            value = "!self.endsWith('s') || int(self.split('s')[0]) >= 60",
            message = "spec.detailCheckInterval is 60s or more")
    public @Nullable String detailCheckInterval;

    /** Which namespaces' resources may use this account; only its own when absent. */
    public @Nullable AllowedNamespaces allowedNamespaces;

    /** What no resource holds at the vendor, and who may take it. */
    public @Nullable Adoption adoption;

    /** When a wave of deletions is taken for a mistake and held until it is approved, and the deletion of what is on air. */
    public @Nullable DeletionGuard deletionGuard;

    /** What no resource holds at the vendor, and who may take it. */
    public static final class Adoption {
        /**
         * Which namespaces' resources may take an object that no resource holds, by naming it in onair.dev/external-id; the
         * account's own when absent, which always may.
         */
        public @Nullable AllowedNamespaces namespaces;
    }

    /** Names the Secret that holds the credentials. */
    public static final class CredentialsRef {
        /** The Secret's name. */
        @Required
        @Size(min = 1, max = 253) @Pattern(Names.DNS_SUBDOMAIN) public String name = "";
    }

    /** What becomes of the deletion of what is on air. */
    public enum OnAirDeletion {
        Hold,
        Allow
    }

    /** When deletions are held. */
    public static final class DeletionGuard {
        /** More than this part of the account's resources, in percent; 50 when absent, 100 never holds. */
        @Min(0) @Max(100) public @Nullable Integer percent;

        /** And at least so many; 10 when absent. */
        @Min(1) @Max(100_000) public @Nullable Integer minimum;

        /** Deleted within this time; 10m when absent. */
        @Size(min = 2, max = 9) @Pattern(Names.DURATION) public @Nullable String window;

        /**
         * How long after the first deletion of a wave the first is judged, so that the wave is judged whole; 10s when absent,
         * 0s judges each by itself.
         */
        @Size(min = 2, max = 9) @Pattern("^(0s|([1-9][0-9]{0,2})(s|m))$") public @Nullable String settle;

        /** What becomes of the deletion of what is on air: Hold, until it is idle or that is approved, or Allow. */
        public @Nullable OnAirDeletion onAir;

        /** After this time what is on air is deleted all the same, and what AccountChanged holds goes without its object; 24h when absent. */
        @Size(min = 2, max = 9) @Pattern(Names.DURATION) public @Nullable String maxHold;
    }
}
