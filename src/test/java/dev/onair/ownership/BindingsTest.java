package dev.onair.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Attempt;
import dev.onair.common.LastApplied;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BindingsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T06:00:00.5Z");
    private static final ObjectKey ACCOUNT = new ObjectKey("owner", "shared");
    private static final Owner VICTIM = new Owner(ACCOUNT, "LiveChannel", new ObjectKey("victim", "news"), "uid-1");

    private final Bindings bindings = new Bindings(new Seals(SealsTest.key(1), null));

    static final class Status extends OnairStatus {}

    @Test
    void whatTheOperatorSealedIsBelieved() {
        var status = new Status();
        status.externalId = "pull-1";
        status.attempt = Attempt.of("createChannel", "2026-11-29T06:00:00Z", "news", "hash", null);
        bindings.seal(VICTIM, status, NOW);

        assertThat(bindings.bound(VICTIM, status)).contains("pull-1");
        assertThat(bindings.attempt(VICTIM, status)).contains(status.attempt);
        assertThat(status.binding.since).isEqualTo("2026-11-29T06:00:00Z");
    }

    static Stream<Owner> others() {
        return Stream.of(
                new Owner(new ObjectKey("owner", "other"), VICTIM.kind(), VICTIM.key(), VICTIM.uid()),
                new Owner(ACCOUNT, "PullChannel", VICTIM.key(), VICTIM.uid()),
                new Owner(ACCOUNT, VICTIM.kind(), new ObjectKey("mate", "news"), VICTIM.uid()),
                new Owner(ACCOUNT, VICTIM.kind(), new ObjectKey("victim", "renamed"), VICTIM.uid()),
                new Owner(ACCOUNT, VICTIM.kind(), VICTIM.key(), "uid-2"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void aStatusThatWasCopiedOrRestoredIsNothing(Owner other) {
        var status = new Status();
        status.externalId = "pull-1";
        status.attempt = Attempt.of("createChannel", "2026-11-29T06:00:00Z", "news", "hash", null);
        bindings.seal(VICTIM, status, NOW);

        assertThat(bindings.bound(other, status)).isEmpty();
        assertThat(bindings.attempt(other, status)).isEmpty();
    }

    @Test
    void aStatusThatWasEditedIsNothing() {
        var status = new Status();
        status.externalId = "pull-1";
        status.attempt = Attempt.of("createChannel", "2026-11-29T06:00:00Z", "news", "hash", null);
        bindings.seal(VICTIM, status, NOW);

        status.binding.id = "pull-2";
        status.attempt.name = "sport";

        assertThat(bindings.bound(VICTIM, status)).isEmpty();
        assertThat(bindings.attempt(VICTIM, status)).isEmpty();
    }

    private OnairStatus begun(String... known) {
        var status = new Status();
        status.attempt = Attempt.of("createChannel", "2026-11-29T06:00:00Z", "news", "hash", null);
        status.attempt.known = List.of(known);
        bindings.seal(VICTIM, status, NOW);
        return status;
    }

    /** A version or a definition that does not know these ids: a mark that it held for nothing would be a second create. */
    @Test
    void aMarkIsBelievedAlsoWhereTheKnownIdsAreDroppedOrNotRead() {
        assertThat(bindings.attempt(VICTIM, begun("pull-1", "pull-2")))
                .hasValueSatisfying(mark -> assertThat(mark.known).containsExactly("pull-1", "pull-2"));
        var ofThePartner = new Seals(SealsTest.key(1), null)
                .seal(
                        "attempt",
                        "owner",
                        "shared",
                        "LiveChannel",
                        "victim",
                        "news",
                        "uid-1",
                        "createChannel",
                        "2026-11-29T06:00:00Z",
                        "news",
                        "hash",
                        null);
        Stream.of(begun(), begun("pull-1")).map(status -> status.attempt).forEach(mark -> {
            assertThat(mark.seal).isEqualTo(ofThePartner);
            mark.known = null;
            mark.knownSeal = null;
            var pruned = new Status();
            pruned.attempt = mark;
            assertThat(bindings.attempt(VICTIM, pruned)).containsSame(mark);
        });
    }

    @Test
    void knownIdsThatSomebodyElseWroteAreAsIfNoneHadBeenNoted() {
        var status = begun("pull-1");
        Objects.requireNonNull(status.attempt).known = List.of("pull-1", "pull-2");

        assertThat(bindings.attempt(VICTIM, status))
                .hasValueSatisfying(mark -> assertThat(mark.known).isNull());
        assertThat(bindings.isCurrent(VICTIM, status)).isFalse();
    }

    @Test
    void anIdWithoutASealIsNothing() {
        var status = new Status();
        status.externalId = "pull-1";

        assertThat(bindings.bound(VICTIM, status)).isEmpty();
        assertThat(bindings.bound(VICTIM, null)).isEmpty();
    }

    @Test
    void aBindingKeepsItsDateWhenItIsSealedAnewAndChangesNothingWhenItNeedNotBe() {
        var status = new Status();
        status.externalId = "pull-1";
        bindings.seal(VICTIM, status, NOW);
        var sealed = status.binding;

        bindings.seal(VICTIM, status, NOW.plusSeconds(60));
        assertThat(status.binding).isSameAs(sealed);

        var renewed = new Bindings(new Seals(SealsTest.key(2), SealsTest.key(1)));
        assertThat(renewed.bound(VICTIM, status)).contains("pull-1");
        assertThat(renewed.isCurrent(VICTIM, status)).isFalse();
        renewed.seal(VICTIM, status, NOW.plusSeconds(60));
        assertThat(renewed.isCurrent(VICTIM, status)).isTrue();
        assertThat(status.binding.since).isEqualTo("2026-11-29T06:00:00Z");
        assertThat(bindings.bound(VICTIM, status)).isEmpty();
    }

    @Test
    void whatIsReleasedIsBoundNoMore() {
        var status = new Status();
        status.externalId = "pull-1";
        bindings.seal(VICTIM, status, NOW);

        status.externalId = null;
        bindings.seal(VICTIM, status, NOW);

        assertThat(status.binding).isNull();
    }

    private static LastApplied applied(String path) {
        var applied = new LastApplied();
        applied.generation = 3L;
        applied.fields.put(path, "0123456789abcdef");
        return applied;
    }

    private OnairStatus carriedOut() {
        var status = new OnairStatus() {};
        status.externalId = "id-1";
        status.lastApplied = applied("outputs[mon]");
        bindings.seal(VICTIM, status, NOW);
        return status;
    }

    @Test
    void whatWasCarriedOutIsBelievedOfThisResourceAndObjectAlone() {
        var status = carriedOut();

        assertThat(bindings.applied(VICTIM, status)).contains(status.lastApplied);
        var another = new Owner(ACCOUNT, "LiveChannel", new ObjectKey("victim", "news"), "uid-2");
        assertThat(bindings.applied(another, status)).isEmpty();
        status.externalId = "id-2";
        assertThat(bindings.applied(VICTIM, status)).isEmpty();
    }

    @Test
    void aFieldThatSomebodyElseAddsToItMakesItNothing() {
        var status = carriedOut();

        Objects.requireNonNull(status.lastApplied).fields.put("outputs[partner]", "0123456789abcdef");

        assertThat(bindings.applied(VICTIM, status)).isEmpty();
    }

    @Test
    void whatWasCarriedOutIsSealedAnewByARenewedKeyAndStaysTheSame() {
        var status = carriedOut();
        var renewed = new Bindings(new Seals(SealsTest.key(2), SealsTest.key(1)));
        assertThat(renewed.applied(VICTIM, status)).isPresent();
        status.binding = null;
        status.attempt = null;
        assertThat(renewed.isCurrent(VICTIM, status)).isFalse();

        renewed.seal(VICTIM, status, NOW);

        assertThat(renewed.isCurrent(VICTIM, status)).isTrue();
        assertThat(new Bindings(new Seals(SealsTest.key(2), null)).applied(VICTIM, status))
                .hasValueSatisfying(known -> assertThat(known.fields).isEqualTo(applied("outputs[mon]").fields));
    }

    @Test
    void whatWasCarriedOutIsForgottenWithTheObject() {
        var status = carriedOut();
        status.externalId = null;

        bindings.seal(VICTIM, status, NOW);

        assertThat(status.lastApplied).isNull();
    }

    @Test
    void theSameValueHasAnotherHashInAnotherFieldResourceAndOperator() {
        var hash = bindings.field(VICTIM, "scenario", "\"news\"");

        assertThat(hash).matches("[0-9a-f]{16}").isEqualTo(bindings.field(VICTIM, "scenario", "\"news\""));
        assertThat(bindings.field(VICTIM, "channelName", "\"news\"")).isNotEqualTo(hash);
        var another = new Owner(ACCOUNT, "LiveChannel", new ObjectKey("victim", "news"), "uid-2");
        assertThat(bindings.field(another, "scenario", "\"news\"")).isNotEqualTo(hash);
        assertThat(new Bindings(new Seals(SealsTest.key(2), null)).field(VICTIM, "scenario", "\"news\""))
                .isNotEqualTo(hash);
    }
}
