package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeletionTest {
    private final Steps steps = Steps.undisturbed();
    private final ToyVendor vendor = new ToyVendor(steps);
    private final ToyCluster cluster = new ToyCluster(steps);

    private Deletion.Result delete() {
        return cluster.delete(vendor, cluster.stored);
    }

    private static String told(Deletion.Result result) {
        return result.pass().announcements().getFirst().message();
    }

    @Test
    void deletesWhatIsBound() {
        cluster.settleDown(vendor);

        var result = delete();

        assertThat(result.over()).isTrue();
        assertThat(told(result)).isEqualTo("deleted id-1");
        assertThat(vendor.objects).isEmpty();
    }

    @Test
    void deletesWhatOnlyTheAnnotationRemembers() {
        vendor.put("restored", "news", "red");
        cluster.annotate("restored");

        assertThat(delete().over()).isTrue();
        assertThat(vendor.objects).isEmpty();
    }

    @Test
    void callsNobodyWhenNothingWasCreated() {
        assertThat(delete().over()).isTrue();
        assertThat(steps.log()).isEmpty();
    }

    @Test
    void takesAnAbsentObjectForDeleted() {
        cluster.settleDown(vendor);
        vendor.objects.clear();

        var result = delete();

        assertThat(result.over()).isTrue();
        assertThat(told(result)).isEqualTo("id-1 was gone already");
    }

    @Test
    void looksWhenTheAnswerOfADeletionWasLost() {
        cluster.settleDown(vendor);
        vendor.refusals.put("delete", new Failure.Unknown("no answer"));

        var stillThere = delete();
        vendor.objects.clear();
        var gone = delete();

        assertThat(stillThere.over()).isFalse();
        assertThat(stillThere.pass().again()).isPresent();
        assertThat(gone.over()).isTrue();
    }

    @Test
    void looksForTheObjectOfALostCreateAndDeletesIt() {
        vendor.refusals.put("create", new Failure.Unknown("no answer"));
        cluster.pass(vendor);
        vendor.put("lost", "news", "red");

        var notYet = delete();
        var found = delete();

        assertThat(notYet.over()).isFalse();
        assertThat(notYet.pass().again()).contains(Duration.ofSeconds(10));
        assertThat(found.over()).isTrue();
        assertThat(vendor.objects).isEmpty();
    }

    @Test
    void endsWhenALostCreateHadNotTakenEffect() {
        vendor.refusals.put("create", new Failure.Unknown("no answer"));
        cluster.pass(vendor);

        delete();

        assertThat(delete().over()).isTrue();
    }

    @Test
    void deletesNothingOfSeveral() {
        vendor.refusals.put("create", new Failure.Unknown("no answer"));
        cluster.pass(vendor);
        vendor.put("one", "news", "red");
        vendor.put("two", "news", "red");
        delete();

        var result = delete();

        assertThat(result.over()).isFalse();
        assertThat(result.pass().standing())
                .isInstanceOfSatisfying(
                        Standing.Deleting.class,
                        deleting ->
                                assertThat(deleting.message()).contains("one, two", "onair.dev/external-id", "Retain"));
        assertThat(vendor.objects).hasSize(2);
    }

    @Test
    void staysWithItsReasonWhileTheVendorRefuses() {
        cluster.settleDown(vendor);
        vendor.refusals.put("delete", new Failure.Rejected("1000", "no"));

        var result = delete();

        assertThat(result.over()).isFalse();
        assertThat(result.pass().again()).contains(Duration.ofMinutes(1));
        assertThat(Conditions.find(cluster.status().conditions, "Synced"))
                .get()
                .satisfies(condition -> assertThat(condition.getMessage()).contains("no"));
    }

    @ParameterizedTest(name = "{0} and {1}: retained {2}")
    @CsvSource({
        "Full, Delete, false",
        "Full, Retain, true",
        "Plan, Delete, false",
        "Plan, Retain, true",
        "Observe, Delete, true",
        "Observe, Retain, true"
    })
    void retainsByPolicy(ManagementPolicy management, DeletionPolicy deletion, boolean retained) {
        var policies = new Policies(management, DriftPolicy.Enforce, deletion, false, Optional.empty());

        assertThat(Deletion.retains(policies)).isEqualTo(retained);
    }

    @Test
    void saysWhatItLeavesBehind() {
        cluster.settleDown(vendor);

        var result = Deletion.withoutVendor(cluster.subject(cluster.stored));

        assertThat(result.over()).isTrue();
        assertThat(told(result)).isEqualTo("the vendor keeps id-1");
    }
}
