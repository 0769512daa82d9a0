package dev.onair.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.ManualClock;
import dev.onair.common.ObjectKey;
import dev.onair.tenancy.CallbackDesk;
import dev.onair.tenancy.CallbackDesk.Mailbox;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDeskTest {
    private static final String SECRET = "706c616e7465642d456789012345678901234567";
    private static final String PATH = "/callbacks/" + SECRET + "/channel-state";

    private final List<String> taken = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private Verdict verdict = Verdict.HINT;
    private boolean ready = true;
    private final FrontDesk desk = new FrontDesk(List.of(new Nobodys(), new Toy()), clock);

    /** Another vendor's desk. */
    private static final class Nobodys implements CallbackDesk {
        @Override
        public Optional<Mailbox> mailbox(String secret) {
            return Optional.empty();
        }
    }

    private final class Toy implements CallbackDesk, Mailbox {
        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public Optional<Mailbox> mailbox(String secret) {
            return secret.equals(SECRET) ? Optional.of(this) : Optional.empty();
        }

        @Override
        public String kind() {
            return "CdnetworksAccount";
        }

        @Override
        public ObjectKey account() {
            return new ObjectKey("tv", "default");
        }

        @Override
        public Verdict got(String rawQuery) {
            taken.add("got " + rawQuery);
            return verdict;
        }

        @Override
        public Verdict posted(byte[] body) {
            taken.add("posted " + body.length);
            return verdict;
        }

        @Override
        public String receipt() {
            return "thanks";
        }
    }

    private static Incoming incoming(String method, String path, String query, byte[] body) {
        return new Incoming(method, path, query, body.length, new ByteArrayInputStream(body), false);
    }

    private Reply get(String path) throws IOException {
        return desk.receive(incoming("GET", path, "pullId=1", new byte[0]));
    }

    @Test
    void givesTheNoticeToWhoseSecretItIs() throws IOException {
        assertThat(get(PATH)).isEqualTo(new Reply(Result.HINT, "CdnetworksAccount", "tv/default", 200, "thanks"));
        assertThat(desk.receive(incoming("POST", PATH, "", new byte[7])).status())
                .isEqualTo(200);

        assertThat(taken).containsExactly("got pullId=1", "posted 7");
    }

    @ParameterizedTest
    @CsvSource({
        "HINT, 200, thanks",
        "REPEATED, 200, thanks",
        "UNDECLARED, 200, thanks",
        "NOT_YET, 503, ''",
        "UNREADABLE, 400, ''",
        "OVERLOAD, 429, ''"
    })
    void saysThanksForWhatMustNotComeAgain(Verdict came, int status, String body) throws IOException {
        verdict = came;

        var reply = get(PATH);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/callbacks/",
                "/callbacks/0123456789012345678901234567890123456780/channel-state",
                "/callbacks/706c616e7465642d456789012345678901234567/a/b",
                "/callbacks/706c616e7465642d456789012345678901234567/../x",
                "/x/callbacks/706c616e7465642d456789012345678901234567",
                "/q/metrics"
            })
    void knowsNothingElse(String path) throws IOException {
        assertThat(get(path)).isEqualTo(new Reply(Result.WRONG_SECRET, "", "", 404, ""));
        assertThat(taken).isEmpty();
    }

    @Test
    void anAddressThatIsNotKnownYetIsToComeAgain() throws IOException {
        var another = "/callbacks/0123456789012345678901234567890123456780/channel-state";
        ready = false;
        assertThat(get(another)).isEqualTo(new Reply(Result.NOT_YET, "", "", 503, ""));
        assertThat(get("/q/metrics").status()).isEqualTo(404);
        assertThat(get(PATH).status()).isEqualTo(200);

        ready = true;
        assertThat(get(another).status()).isEqualTo(404);
    }

    @Test
    void readsNoBodyOfSomebodyWithoutTheSecret() throws IOException {
        var unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("the body was read");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                return read();
            }
        };

        assertThat(desk.receive(new Incoming("POST", "/callbacks/wrong", "", 1, unread, false))
                        .result())
                .isEqualTo(Result.WRONG_SECRET);
    }

    @Test
    void takesSixtyFourKibibytesAndNotOneByteMore() throws IOException {
        assertThat(desk.receive(incoming("POST", PATH, "", new byte[Incoming.MOST_BYTES]))
                        .status())
                .isEqualTo(200);
        assertThat(desk.receive(incoming("POST", PATH, "", new byte[Incoming.MOST_BYTES + 1]))
                        .status())
                .isEqualTo(413);
        var withoutLength =
                new Incoming("POST", PATH, "", -1, new ByteArrayInputStream(new byte[Incoming.MOST_BYTES + 1]), false);
        assertThat(desk.receive(withoutLength).status()).isEqualTo(413);
        assertThat(taken).containsExactly("posted " + Incoming.MOST_BYTES);
    }

    @Test
    void refusesOtherMethods() throws IOException {
        assertThat(desk.receive(incoming("PUT", PATH, "", new byte[0])).status())
                .isEqualTo(405);
    }

    @Test
    void aFloodIsSentAwayUntilThereIsRoomAgain() throws IOException {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < 10_000; i++) {
            statuses.add(get(PATH).status());
        }

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(FrontDesk.NOTICES_PER_MINUTE / 2);
        assertThat(get(PATH)).isEqualTo(Reply.of(Result.THROTTLED, "CdnetworksAccount", "tv/default"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(get(PATH).status()).isEqualTo(200);
    }

    @Test
    void nothingPrintsTheAddress() {
        assertThat(incoming("GET", PATH, "", new byte[0]) + "" + CallbackRequest.of(PATH))
                .doesNotContain(SECRET);
    }
}
