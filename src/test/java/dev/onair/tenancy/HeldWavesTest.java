package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Offer;
import dev.onair.account.BulkDeletionGuard.Wave;
import dev.onair.common.Bounded;
import dev.onair.common.ObjectKey;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the account's owner is told of a wave. */
class HeldWavesTest {
    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_NAMESPACE = 63;
    private static final String TOKEN = "delete-" + "f".repeat(57);

    private static Offer offer(int namespaces) {
        return new Offer(
                new Wave(99_999, 99_999, 99_999, 99_999),
                TOKEN,
                IntStream.range(0, namespaces)
                        .boxed()
                        .collect(Collectors.toMap(
                                number -> ("team-" + number + "-" + "n".repeat(LONGEST_NAMESPACE))
                                        .substring(0, LONGEST_NAMESPACE),
                                number -> 99_999,
                                Integer::sum,
                                TreeMap::new)),
                true);
    }

    /** It was the last thing in a message, and cut off by ten long names before it. */
    @Test
    void theCommandIsWholeHoweverManyAndLongTheNamesAre() {
        var account = new ObjectKey("n".repeat(LONGEST_NAMESPACE), "a".repeat(LONGEST_NAME));

        var news = HeldWaves.news("CdnetworksAccount", account, offer(250));

        assertThat(news)
                .hasSizeLessThanOrEqualTo(Bounded.LINE)
                .contains("kubectl annotate --overwrite cdnetworksaccount " + account.name() + " -n "
                        + account.namespace() + " onair.dev/approve=" + TOKEN + " ")
                .contains("team-0-", "team-1-")
                .matches(".* and 24\\d more namespaces, which status.heldDeletions names");
    }

    @Test
    void allThatThereIsRoomForAreNamed() {
        var news = HeldWaves.news("HuaweiAccount", new ObjectKey("tv", "default"), offer(3));

        assertThat(news).contains("team-0-", "team-1-", "team-2-").endsWith("(99999)");
    }
}
