package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the vendor refused for good is not asked again before something changed. */
class RefusedCallsTest {
    private static final Failure NO = new Failure.Rejected("1004", "pushDomain");

    private final Steps steps = Steps.undisturbed();
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);

    @BeforeEach
    void refuse() {
        vendor.refusals.put("create", NO);
        cluster.pass(vendor);
    }

    private long creates() {
        return steps.log().stream().filter("create"::equals).count();
    }

    @Test
    void sendsARefusedCreateOnceHoweverOftenItIsLookedAt() {
        var first = cluster.status().refused;

        var again = cluster.pass(vendor);

        assertThat(creates()).isEqualTo(1);
        assertThat(again.standing())
                .isEqualTo(new Standing.Refused("VendorRejected", "the vendor refused with code 1004: pushDomain"));
        assertThat(first).isNotNull();
        assertThat(cluster.status().refused).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void writesNothingForACallThatIsNotSent() {
        var before = steps.count();

        cluster.pass(vendor);

        assertThat(steps.count()).isEqualTo(before);
    }

    @Test
    void asksAgainWhenTheManifestChanged() {
        cluster.generation = 2;

        cluster.pass(vendor);

        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void asksAgainWhenTheAccountChanged() {
        vendor.account = "key-2";

        cluster.pass(vendor);

        assertThat(creates()).isEqualTo(2);
    }

    @Test
    void forgetsTheRefusalOnceAllIsAsDeclared() {
        vendor.refusals.clear();
        cluster.generation = 2;

        cluster.settleDown(vendor);

        assertThat(cluster.status().refused).isNull();
    }

    @Test
    void sendsAnotherCorrectionThanTheOneThatWasRefused() {
        vendor.refusals.clear();
        cluster.generation = 2;
        cluster.settleDown(vendor);
        vendor.refusals.put("paint", NO);
        paintedByAnother("blue");
        cluster.pass(vendor);
        cluster.pass(vendor);
        var refused = paints();
        paintedByAnother("green");

        cluster.pass(vendor);

        assertThat(refused).isEqualTo(1);
        assertThat(paints()).isEqualTo(2);
    }

    private void paintedByAnother(String colour) {
        vendor.objects.replaceAll((id, object) -> object.painted(colour));
    }

    private long paints() {
        return steps.log().stream().filter("paint"::equals).count();
    }

    /** A time that the definition lets in and Java does not know, and a number that no operator has counted. */
    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 63, 64, Integer.MAX_VALUE})
    void aStatusThatNoOperatorHasWrittenEndsNoPass(int tries) {
        vendor.refusals.put("create", new Failure.Rejected("1004", "taken", RefusalKind.Taken));
        cluster.generation = 2;
        cluster.pass(vendor);
        cluster.status().refused.tries = tries;

        cluster.pass(vendor);
        cluster.status().refused.at = "2026-11-21T12:00:00+99:99";
        cluster.pass(vendor);

        assertThat(cluster.status().refused.kind).isEqualTo(RefusalKind.Taken.name());
    }
}
