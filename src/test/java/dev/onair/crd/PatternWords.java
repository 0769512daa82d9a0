package dev.onair.crd;

import dev.onair.common.Names;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * Has what a pattern means said in words: Kubernetes shows of a pattern nothing but itself. The same is asked for by a CEL rule
 * then, which may have a message. Not of times, which are no texts in CEL, and not where other rules take the text apart: they
 * would fail on what the pattern kept from them.
 */
final class PatternWords {
    private static final String KUBERNETES_NAME =
            "lower-case letters, digits and hyphens, with a letter or a digit at both ends";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(Names.DURATION, "write a whole number and its unit (s, m, h or d), such as 90s, 30m or 12h"),
            Map.entry("^(0s|([1-9][0-9]{0,2})(s|m))$", "write 0s, or up to 999 seconds or minutes, such as 10s"),
            Map.entry(Names.DNS_LABEL, "write a name as Kubernetes has them: " + KUBERNETES_NAME),
            Map.entry(
                    Names.DNS_SUBDOMAIN,
                    "write a name alone, such as my-secret or live.example.com, without scheme, port or path: parts"
                            + " joined by dots, each of " + KUBERNETES_NAME),
            Map.entry(Names.SECRET_KEY, "write a key of the Secret: letters, digits, dots, hyphens and underscores"),
            Map.entry("^[A-Za-z0-9]+$", "write the id as the vendor shows it: letters and digits alone"),
            Map.entry("^[A-Za-z0-9_]+$", "write letters, digits and underscores alone, such as live"),
            Map.entry("^[A-Za-z0-9_-]+$", "write letters, digits, hyphens and underscores alone"),
            Map.entry("^[a-z0-9][a-z0-9-]*$", "write a region as the vendor does, such as ap-southeast-1"),
            Map.entry(
                    "^(cn-north-4|cn-east-3|ap-southeast-3|ap-southeast-1|me-east-1|af-south-1|eu-west-101)$",
                    "write a region that has OTT channels: cn-north-4, cn-east-3, ap-southeast-3, ap-southeast-1,"
                            + " me-east-1, af-south-1 or eu-west-101"),
            Map.entry("^[a-z0-9._-]+$", "write the domain alone, in lower case, without scheme, port or path"),
            Map.entry(
                    "^[A-Za-z][A-Za-z0-9_-]*$", "write a letter first, then letters, digits, hyphens and underscores"),
            Map.entry(
                    "^[A-Za-z][A-Za-z0-9_-]+$|^[0-9]+[A-Za-z_-][A-Za-z0-9_-]*$",
                    "write two or more letters, digits, hyphens and underscores, not digits alone and no hyphen or"
                            + " underscore first"),
            Map.entry(
                    "^https?://[A-Za-z0-9\\[][!-~]*$",
                    "write a URL that begins with https:// or http:// in lower case and has no spaces"),
            Map.entry(
                    "^https?://[^\\s]+$",
                    "write a URL that begins with https:// or http:// in lower case and has no spaces"),
            Map.entry(
                    "^(rtmps?|https?)://[^/?#\\s]+/\\S+$",
                    "write the stream's URL without spaces: rtmp, rtmps, http or https in lower case, a host and a path,"
                            + " such as rtmp://origin.example.com/live/news"),
            Map.entry("^[^\\s\"'<>]+$", "write a URL without spaces, quotes and angle brackets"),
            Map.entry("^[^\\s\"'<>]+$|^$", "write a URL without spaces, quotes and angle brackets, or nothing"),
            Map.entry("^(srt://)?[A-Za-z0-9.:_\\[\\]-]+$", "write host and port, such as srt://203.0.113.7:9000"),
            Map.entry(
                    "^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,64})$",
                    "write a host or an address alone, such as srt.example.com, without scheme and port"),
            Map.entry(
                    "^[0-9A-Fa-f.:]+(/[0-9]{1,3})?$",
                    "write an address or a block of them, such as 203.0.113.7 or 203.0.113.0/24"),
            Map.entry(
                    "^([0-9]{1,3}[.]){3}[0-9]{1,3}(/([0-9]|[12][0-9]|3[0-2]))?$|^[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(/[0-9]{1,3})?$",
                    "write an address or a block of them, such as 203.0.113.7 or 203.0.113.0/24"),
            Map.entry(
                    "^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.){2,}[a-zA-Z]{2,16}$",
                    "write a domain of three parts or more, such as cdn.example.com"),
            Map.entry("^[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$", "write width and height in pixels, such as 1280x720"),
            Map.entry("^([1-9]|10)s$", "write 1s to 10s"),
            Map.entry("^([1-9][0-9]?|1[01][0-9]|120)s$", "write 1s to 120s"),
            Map.entry("^([0-6]|8|10)s$", "write 0s to 6s, 8s or 10s"),
            Map.entry("^(0|[1-9][0-9]{0,4})s$", "write whole seconds, such as 30s"),
            Map.entry("^[a-z]{2,3}$", "write a language's code of two or three lower-case letters, such as en"),
            Map.entry("^[^\\s?#]+$", "write a path without spaces, question marks and number signs"),
            Map.entry(
                    "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
                    "write a header's name, such as X-Auth-Token: letters, digits and hyphens mostly, no spaces and no colon"));

    private PatternWords() {}

    /** What a pattern means, where that is not plain by itself. */
    static Optional<String> of(String pattern) {
        return Optional.ofNullable(WORDS.get(pattern));
    }

    /** Puts the rule in the pattern's place, where it can be. */
    static void say(JSONSchemaProps schema) {
        var words = Optional.ofNullable(schema.getPattern()).flatMap(PatternWords::of);
        if (words.isEmpty() || schema.getFormat() != null || isTakenApart(schema)) {
            return;
        }
        var rule = new ValidationRuleBuilder()
                .withRule("self.matches(" + literal(schema.getPattern()) + ")")
                .withMessage(words.get())
                .build();
        schema.setPattern(null);
        schema.getXKubernetesValidations().addFirst(rule);
    }

    /** A text may be taken apart unguarded only where the pattern has let it through. */
    private static boolean isTakenApart(JSONSchemaProps schema) {
        return schema.getXKubernetesValidations().stream()
                .map(ValidationRule::getRule)
                .anyMatch(rule -> (rule.contains("int(") || rule.contains("duration("))
                        && !rule.startsWith("!self.endsWith('s') || int("));
    }

    private static String literal(String pattern) {
        return "'" + pattern.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
