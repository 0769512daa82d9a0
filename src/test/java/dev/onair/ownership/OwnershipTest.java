package dev.onair.ownership;

import static dev.onair.ownership.OwnershipTest.Trait.ABANDONED;
import static dev.onair.ownership.OwnershipTest.Trait.ATTEMPTING;
import static dev.onair.ownership.OwnershipTest.Trait.BOUND;
import static dev.onair.ownership.OwnershipTest.Trait.DISPUTED;
import static dev.onair.ownership.OwnershipTest.Trait.LEAVING;
import static dev.onair.ownership.OwnershipTest.Trait.MAY_NOT_ADOPT;
import static dev.onair.ownership.OwnershipTest.Trait.OUTSIDE;
import static dev.onair.ownership.OwnershipTest.Trait.RELEASING;
import static dev.onair.ownership.OwnershipTest.Trait.WISHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OwnershipTest {
    private static final String ID = "pull-1";
    private static final ObjectKey ACCOUNT = new ObjectKey("owner", "shared");

    /** What sets a resource apart from one that may use the account, and adopt, and asks for nothing. */
    enum Trait {
        BOUND,
        WISHING,
        /** Wishing for what several statuses named. */
        DISPUTED,
        ATTEMPTING,
        /** With a create that nobody looks for any more. */
        ABANDONED,
        MAY_NOT_ADOPT,
        /** The account does not let it in. */
        OUTSIDE,
        /** Being deleted, and its object with it. */
        LEAVING,
        /** Being deleted, and its object stays. */
        RELEASING
    }

    /** @param age the greater, the younger */
    private static Party party(String namespace, int age, Trait... traits) {
        var has = Set.of(traits);
        return new Party(
                new Owner(ACCOUNT, "LiveChannel", new ObjectKey(namespace, "r" + age), "uid-" + namespace + age),
                Instant.ofEpochSecond(age),
                !has.contains(OUTSIDE),
                !has.contains(OUTSIDE) && !has.contains(MAY_NOT_ADOPT),
                has.contains(BOUND) ? Optional.of(ID) : Optional.empty(),
                has.contains(ATTEMPTING) || has.contains(ABANDONED),
                has.contains(ATTEMPTING),
                has.contains(WISHING) || has.contains(DISPUTED) ? Optional.of(ID) : Optional.empty(),
                has.contains(DISPUTED),
                has.contains(RELEASING) ? Party.End.RELEASED : Party.End.DELETED,
                has.contains(LEAVING) || has.contains(RELEASING));
    }

    private static Arguments row(String what, Party me, List<Party> others, Decision decision) {
        return Arguments.of(what, me, others, decision);
    }

    static Stream<Arguments> decisions() {
        var holder = party("victim", 2, BOUND);
        var older = party("mate", 1, WISHING);
        var younger = party("victim", 2, WISHING);
        var stranger = party("stranger", 1, WISHING, OUTSIDE);
        var reserved = party("victim", 3, BOUND, OUTSIDE);
        var creator = party("victim", 2, ATTEMPTING);
        var one = party("mate", 1, DISPUTED);
        var other = party("victim", 2, DISPUTED);
        var going = party("victim", 1, BOUND, LEAVING);
        var mayNot = party("victim", 2, WISHING, MAY_NOT_ADOPT);
        return Stream.of(
                row("who is bound holds it", holder, List.of(holder, older), new Decision.Holds(ID)),
                row(
                        "a wish takes nothing from it, however old its writer",
                        older,
                        List.of(holder, older),
                        new Decision.Taken(ID, holder, true)),
                row(
                        "nor does one that may not adopt",
                        party("mate", 1, WISHING, MAY_NOT_ADOPT),
                        List.of(holder),
                        new Decision.Taken(ID, holder, false)),
                row(
                        "what is known of all may lag behind what a resource knows of itself",
                        older,
                        List.of(holder),
                        new Decision.Taken(ID, holder, true)),
                row("who may not use the account has no wish", stranger, List.of(younger), new Decision.None()),
                row("nor stands in anybody's way", younger, List.of(stranger), new Decision.MayTake(ID)),
                row(
                        "but what it is bound to stays its own",
                        party("mate", 2, WISHING),
                        List.of(reserved),
                        new Decision.Taken(ID, reserved, true)),
                row("and it knows that", reserved, List.of(older), new Decision.Holds(ID)),
                row("a create mark beats a wish", older, List.of(creator), new Decision.Awaited(ID, creator)),
                row(
                        "but not for ever, where nobody looks for what the create made",
                        older,
                        List.of(party("victim", 2, ABANDONED)),
                        new Decision.MayTake(ID)),
                row(
                        "what its own create made is found by the mark and needs no leave",
                        party("victim", 1, WISHING, MAY_NOT_ADOPT, ATTEMPTING),
                        List.of(),
                        new Decision.None()),
                row("what nobody holds is the oldest's", older, List.of(older, younger), new Decision.MayTake(ID)),
                row("and not a younger one's", younger, List.of(older, younger), new Decision.Taken(ID, older, false)),
                row(
                        "unless the older may not adopt",
                        younger,
                        List.of(party("mate", 1, WISHING, MAY_NOT_ADOPT)),
                        new Decision.MayTake(ID)),
                row("who may not adopt is told so", mayNot, List.of(), new Decision.NotAllowed(ID)),
                row(
                        "what several statuses named before there were seals is neither's",
                        one,
                        List.of(one, other),
                        new Decision.Taken(ID, other, false)),
                row("nor the other's", other, List.of(one, other), new Decision.Taken(ID, one, false)),
                row("nor a wish's", party("victim", 3, WISHING), List.of(one), new Decision.Taken(ID, one, false)),
                row(
                        "until one is left, which needs no leave",
                        party("victim", 2, DISPUTED, MAY_NOT_ADOPT),
                        List.of(),
                        new Decision.MayTake(ID)),
                row("what is handed over may be taken", younger, List.of(going, younger), new Decision.MayTake(ID)),
                row(
                        "and is the heir's once it is bound",
                        party("victim", 2, BOUND),
                        List.of(going),
                        new Decision.Holds(ID)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void decides(String what, Party me, List<Party> others, Decision decision) {
        assertThat(Ownership.decide(me, others)).as(what).isEqualTo(decision);
    }

    @Test
    void whoMayNotUseTheAccountCountsByWhatItIsBoundToOrMakes() {
        assertThat(party("mate", 2, WISHING, OUTSIDE).counts()).isFalse();
        assertThat(party("victim", 3, BOUND, OUTSIDE).counts()).isTrue();
        assertThat(party("mate", 2, WISHING, ATTEMPTING, OUTSIDE).counts()).isTrue();
    }

    @Test
    void anObjectThatWouldBeDeletedGoesOverToAClaimantInTheRight() {
        var holder = party("victim", 3, BOUND);
        var released = party("victim", 3, BOUND, RELEASING);
        var neighbour = party("mate", 1, WISHING, MAY_NOT_ADOPT);
        var same = party("victim", 4, WISHING, MAY_NOT_ADOPT);
        var adopter = party("mate", 5, WISHING);

        assertThat(Ownership.heir(holder, List.of(holder, neighbour))).isEmpty();
        assertThat(Ownership.heir(holder, List.of(neighbour, same, adopter))).contains(same);
        assertThat(Ownership.heir(holder, List.of(neighbour, adopter))).contains(adopter);
        assertThat(Ownership.heir(released, List.of(same))).isEmpty();
        assertThat(Ownership.heir(holder, List.of(party("victim", 4, WISHING, OUTSIDE))))
                .isEmpty();
    }

    @Test
    void aHandoverIsOverOnceTheOneThatStaysIsBound() {
        var holder = party("victim", 1, BOUND, LEAVING);

        assertThat(Ownership.isHandedOver(holder, List.of(holder, party("victim", 2, WISHING))))
                .isFalse();
        assertThat(Ownership.isHandedOver(holder, List.of(holder, party("victim", 2, BOUND))))
                .isTrue();
    }

    @Test
    void otherResourcesAreNamedToTheirOwnNamespaceAndTheAccounts() {
        assertThat(Party.mayKnow("victim", ACCOUNT, "victim")).isTrue();
        assertThat(Party.mayKnow("owner", ACCOUNT, "victim")).isTrue();
        assertThat(Party.mayKnow("mate", ACCOUNT, "victim")).isFalse();
    }
}
