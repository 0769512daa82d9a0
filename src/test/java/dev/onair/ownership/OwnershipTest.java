package dev.onair.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final String ID = "pull-1";
    private static final ObjectKey ACCOUNT = new ObjectKey("owner", "shared");

    /** A resource that may use the account and adopt; its age is its number. */
    private static Party party(String namespace, int age) {
        var owner = new Owner(ACCOUNT, "LiveChannel", new ObjectKey(namespace, "r" + age), "uid-" + namespace + age);
        return new Party(
                owner,
                Instant.ofEpochSecond(age),
                true,
                true,
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Party.End.DELETED,
                false);
    }

    private static Party bound(Party who) {
        return new Party(
                who.owner(),
                who.createdAt(),
                who.admitted(),
                who.mayAdopt(),
                Optional.of(ID),
                who.attempting(),
                Optional.empty(),
                false,
                who.end(),
                who.leaving());
    }

    private static Party wishing(Party who) {
        return new Party(
                who.owner(),
                who.createdAt(),
                who.admitted(),
                who.mayAdopt(),
                Optional.empty(),
                who.attempting(),
                Optional.of(ID),
                who.disputed(),
                who.end(),
                who.leaving());
    }

    private static Party attempting(Party who) {
        return new Party(
                who.owner(),
                who.createdAt(),
                who.admitted(),
                who.mayAdopt(),
                who.bound(),
                true,
                who.wish(),
                who.disputed(),
                who.end(),
                who.leaving());
    }

    private static Party outside(Party who) {
        return new Party(
                who.owner(),
                who.createdAt(),
                false,
                false,
                who.bound(),
                who.attempting(),
                who.wish(),
                who.disputed(),
                who.end(),
                who.leaving());
    }

    private static Party mayNotAdopt(Party who) {
        return new Party(
                who.owner(),
                who.createdAt(),
                who.admitted(),
                false,
                who.bound(),
                who.attempting(),
                who.wish(),
                who.disputed(),
                who.end(),
                who.leaving());
    }

    private static Party leaving(Party who, Party.End end) {
        return new Party(
                who.owner(),
                who.createdAt(),
                who.admitted(),
                who.mayAdopt(),
                who.bound(),
                who.attempting(),
                who.wish(),
                who.disputed(),
                end,
                true);
    }

    private static Party disputed(Party who) {
        return new Party(
                who.owner(),
                who.createdAt(),
                who.admitted(),
                who.mayAdopt(),
                Optional.empty(),
                who.attempting(),
                Optional.of(ID),
                true,
                who.end(),
                who.leaving());
    }

    private static Decision decide(Party me, Party... others) {
        return Ownership.decide(me, List.of(others));
    }

    @Test
    void aBindingBeatsAWishHoweverOldItsWriter() {
        var holder = bound(party("victim", 2));
        var wish = wishing(party("mate", 1));

        assertThat(decide(holder, holder, wish)).isEqualTo(new Decision.Holds(ID));
        assertThat(decide(wish, holder, wish)).isEqualTo(new Decision.Taken(ID, holder, true));
        assertThat(decide(mayNotAdopt(wish), holder)).isEqualTo(new Decision.Taken(ID, holder, false));
        assertThat(decide(wish, holder))
                .as("what is known of all may lag behind what a resource knows of itself")
                .isEqualTo(new Decision.Taken(ID, holder, true));
    }

    @Test
    void whoMayNotUseTheAccountCountsByWhatItIsBoundToOnly() {
        var wish = wishing(party("mate", 2));

        assertThat(decide(outside(wishing(party("stranger", 1))), wish)).isEqualTo(new Decision.None());
        assertThat(decide(wish, outside(wishing(party("stranger", 1))))).isEqualTo(new Decision.MayTake(ID));
        var reserved = outside(bound(party("victim", 3)));
        assertThat(decide(wish, reserved)).isInstanceOf(Decision.Taken.class);
        assertThat(decide(reserved, wish)).isEqualTo(new Decision.Holds(ID));
        assertThat(outside(wish).counts()).isFalse();
        assertThat(reserved.counts()).isTrue();
        assertThat(outside(attempting(wish)).counts()).isTrue();
    }

    @Test
    void aCreateMarkBeatsAWish() {
        var creator = attempting(party("victim", 2));

        assertThat(decide(wishing(party("mate", 1)), creator)).isEqualTo(new Decision.Awaited(ID, creator));
    }

    @Test
    void whatItsOwnCreateMadeIsFoundByTheMarkAndNeedsNoLeave() {
        assertThat(decide(attempting(mayNotAdopt(wishing(party("victim", 1)))))).isEqualTo(new Decision.None());
    }

    @Test
    void whatNoResourceHoldsIsTheOldestsThatMayAdopt() {
        var older = wishing(party("mate", 1));
        var younger = wishing(party("victim", 2));

        assertThat(decide(older, older, younger)).isEqualTo(new Decision.MayTake(ID));
        assertThat(decide(younger, older, younger)).isEqualTo(new Decision.Taken(ID, older, false));
        assertThat(decide(younger, mayNotAdopt(older))).isEqualTo(new Decision.MayTake(ID));
        assertThat(decide(mayNotAdopt(younger))).isEqualTo(new Decision.NotAllowed(ID));
    }

    @Test
    void whatSeveralStatusesNamedBeforeThereWereSealsIsNobodysUntilOneIsLeft() {
        var one = disputed(party("mate", 1));
        var other = disputed(party("victim", 2));

        assertThat(decide(one, one, other)).isEqualTo(new Decision.Taken(ID, other, false));
        assertThat(decide(other, one, other)).isEqualTo(new Decision.Taken(ID, one, false));
        assertThat(decide(wishing(party("victim", 3)), one)).isEqualTo(new Decision.Taken(ID, one, false));
        assertThat(decide(mayNotAdopt(other))).isEqualTo(new Decision.MayTake(ID));
    }

    @Test
    void anObjectThatWouldBeDeletedGoesOverToAClaimantInTheRight() {
        var holder = bound(party("victim", 3));
        var neighbour = mayNotAdopt(wishing(party("mate", 1)));
        var same = mayNotAdopt(wishing(party("victim", 4)));
        var adopter = wishing(party("mate", 5));

        assertThat(Ownership.heir(holder, List.of(holder, neighbour))).isEmpty();
        assertThat(Ownership.heir(holder, List.of(neighbour, same, adopter))).contains(same);
        assertThat(Ownership.heir(holder, List.of(neighbour, adopter))).contains(adopter);
        assertThat(Ownership.heir(leaving(holder, Party.End.RELEASED), List.of(same)))
                .isEmpty();
        assertThat(Ownership.heir(holder, List.of(outside(same)))).isEmpty();
    }

    @Test
    void aHandoverIsOverOnceTheOneThatStaysIsBound() {
        var holder = leaving(bound(party("victim", 1)), Party.End.DELETED);
        var heir = wishing(party("victim", 2));

        assertThat(decide(heir, holder, heir)).isEqualTo(new Decision.MayTake(ID));
        assertThat(Ownership.isHandedOver(holder, List.of(holder, heir))).isFalse();
        assertThat(Ownership.isHandedOver(holder, List.of(holder, bound(heir)))).isTrue();
        assertThat(decide(bound(heir), holder)).isEqualTo(new Decision.Holds(ID));
    }

    @Test
    void otherResourcesAreNamedToTheirOwnNamespaceAndTheAccounts() {
        assertThat(Party.mayKnow("victim", ACCOUNT, "victim")).isTrue();
        assertThat(Party.mayKnow("owner", ACCOUNT, "victim")).isTrue();
        assertThat(Party.mayKnow("mate", ACCOUNT, "victim")).isFalse();
    }
}
