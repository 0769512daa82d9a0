package dev.onair.scenarios;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenarios that every kind has; and in this one place, why a kind has not one of them. */
final class StandardScenarios {
    static final List<String> NAMES = List.of(
            "least",
            "most",
            "each-field-edited",
            "adopt",
            "foreign",
            "delete",
            "delete-when-absent",
            "down",
            "throttled",
            "answer-lost");

    private static final Map<Kind, Map<String, String>> REASONS = Map.of(
            Kind.RecordDirectory,
            Map.of(
                    "each-field-edited",
                    "the vendor cannot change a directory: every field is immutable",
                    "delete-when-absent",
                    "the vendor has no call that deletes a directory, so that none is ever absent"),
            Kind.ChannelStateCallback,
            Map.of(
                    "delete-when-absent",
                    "each push domain has its one setting, which cannot be absent and is not shown by any call"));

    private StandardScenarios() {}

    /** Why the kind has no scenario of this name; empty where it has to have one. */
    static Optional<String> whyNot(Kind kind, String scenario) {
        return Optional.ofNullable(REASONS.getOrDefault(kind, Map.of()).get(scenario));
    }
}
