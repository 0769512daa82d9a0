package dev.onair.cdnetworks.statecallback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.http.Secret;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelStateCallbackPlanTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String HERE = "https://onair.example.com/callbacks/planted-s3cr3t/channel-state";
    private static final String THERE = "https://elsewhere.example.com/hook";

    private static ChannelStateCallbackDesired wanted(String url, boolean enabled) {
        return ChannelStateCallbackDesired.of("push.example.com", new Secret(url), enabled, KEY);
    }

    private static ChannelStateCallbackStatus sent(@Nullable String url, boolean enabled) {
        var status = new ChannelStateCallbackStatus();
        if (url != null) {
            status.sent = new ChannelStateCallbackStatus.Sent();
            status.sent.notifyUrlHash = wanted(url, enabled).notifyUrlHash();
            status.sent.enabled = enabled;
        }
        return status;
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of(
                        "sends what was never sent",
                        wanted(HERE, true),
                        sent(null, true),
                        true,
                        "spec.enabled,spec.notifyUrl"),
                Arguments.of("does nothing when it was sent", wanted(HERE, true), sent(HERE, true), true, ""),
                Arguments.of("sends another address", wanted(THERE, true), sent(HERE, true), true, "spec.notifyUrl"),
                Arguments.of("switches off", wanted(HERE, false), sent(HERE, true), true, "spec.enabled"),
                Arguments.of("switches on", wanted(HERE, true), sent(HERE, false), true, "spec.enabled"),
                Arguments.of(
                        "says once that nothing is reported",
                        wanted(HERE, false),
                        sent(null, false),
                        true,
                        "spec.enabled"),
                Arguments.of("sends no new address of what is off", wanted(THERE, false), sent(HERE, false), true, ""),
                Arguments.of(
                        "sends again when asked to", wanted(HERE, true), sent(HERE, true), false, "spec.pushDomain"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void plansTheOneCallWhenItIsNeeded(
            String what,
            ChannelStateCallbackDesired desired,
            ChannelStateCallbackStatus memory,
            boolean trusted,
            String fields) {
        var plan = ChannelStateCallbackPlan.of(desired, new ChannelStateCallbackObserved(trusted), memory);

        assertThat(plan.changes().stream()
                        .flatMap(change -> change.fields().stream())
                        .map(field -> field.path())
                        .toList())
                .isEqualTo(fields.isEmpty() ? java.util.List.of() : java.util.List.of(fields.split(",")));
        assertThat(plan.changes())
                .allMatch(change -> change.command().equals(new ChannelStateCallbackCommand.Tell(desired)));
    }

    @Test
    void noLineShowsTheAddress() {
        var plan = ChannelStateCallbackPlan.of(
                wanted(HERE, true), new ChannelStateCallbackObserved(true), sent(THERE, true));

        assertThat(plan.lines())
                .singleElement()
                .asString()
                .doesNotContain("planted-s3cr3t", "onair.example.com", "elsewhere");
        assertThat(plan.toString()).doesNotContain("planted-s3cr3t");
    }

    @Test
    void anotherAddressIsAnotherPlanToApprove() {
        var observed = new ChannelStateCallbackObserved(true);

        assertThat(ChannelStateCallbackPlan.of(wanted(HERE, true), observed, sent(null, true))
                        .hash(covered -> covered))
                .isNotEqualTo(ChannelStateCallbackPlan.of(wanted(THERE, true), observed, sent(null, true))
                        .hash(covered -> covered));
    }
}
