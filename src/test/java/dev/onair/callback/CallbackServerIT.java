package dev.onair.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ObjectKey;
import dev.onair.tenancy.CallbackDesk;
import dev.onair.tenancy.CallbackDesk.Mailbox;
import dev.onair.tenancy.CallbackDesk.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A leader and a standby, over HTTP. */
class CallbackServerIT {
    private static final String SECRET = "706c616e7465642d456789012345678901234567";
    private static final String RECEIPT = "{\"success\": \"1\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Optional<String> address = Optional.empty();
    private volatile boolean ready = true;
    private Receivers.Open leader;
    private Receivers.Open standby;

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
            taken.add(rawQuery);
            return Verdict.HINT;
        }

        @Override
        public Verdict posted(byte[] body) {
            taken.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            return Verdict.HINT;
        }

        @Override
        public String receipt() {
            return RECEIPT;
        }
    }

    @BeforeEach
    void open() throws IOException {
        leader = Receivers.leading(new Toy(), metrics);
        standby = Receivers.open(secret -> Optional.empty(), () -> false, () -> address, metrics);
        address = Optional.of("127.0.0.1:" + leader.port());
    }

    @AfterEach
    void close() {
        leader.close();
        standby.close();
        http.close();
    }

    private HttpResponse<String> get(Receivers.Open at, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(at.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Receivers.Open at, BodyPublisher body) throws Exception {
        var uri = URI.create(at.baseUrl() + "/callbacks/" + SECRET + "/record-task");
        return http.send(HttpRequest.newBuilder(uri).POST(body).build(), BodyHandlers.ofString());
    }

    private double count(String result) {
        var counter = metrics.find("onair.callbacks").tag("result", result).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void answersWhatTheDocumentAsksFor() throws Exception {
        var answer = get(leader, "/callbacks/" + SECRET + "/channel-state?pullId=a&channelName=%E4%BD%A0");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(RECEIPT);
        assertThat(taken).containsExactly("pullId=a&channelName=%E4%BD%A0");
        assertThat(count("hint")).isEqualTo(1);
    }

    @Test
    void aWrongSecretIsNotToldAnything() throws Exception {
        for (var path : List.of("/callbacks/" + SECRET.replace('0', '1'), "/", "/q/metrics", "/callbacks")) {
            var answer = get(leader, path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(count("wrong_secret")).isEqualTo(4);
    }

    @Test
    void whatIsTooLargeIsRefused() throws Exception {
        assertThat(post(leader, BodyPublishers.ofByteArray(new byte[Incoming.MOST_BYTES + 1]))
                        .statusCode())
                .isEqualTo(413);
        assertThat(taken).isEmpty();
        assertThat(count("too_large")).isEqualTo(1);
    }

    @Test
    void whatReachesTheStandbyReachesTheLeader() throws Exception {
        var got = get(standby, "/callbacks/" + SECRET + "/channel-state?pullId=a%20b");
        var posted = post(standby, BodyPublishers.ofString("{\"taskId\": \"1\"}"));

        assertThat(got.body()).isEqualTo(RECEIPT);
        assertThat(posted.body()).isEqualTo(RECEIPT);
        assertThat(taken).containsExactly("pullId=a%20b", "{\"taskId\": \"1\"}");
        assertThat(count("relayed")).isEqualTo(2);
    }

    @Test
    void theLeadersRefusalIsTheStandbysToo() throws Exception {
        var answer = get(standby, "/callbacks/" + SECRET.replace('0', '1'));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void withoutALeaderTheVendorIsAskedToComeAgain() throws Exception {
        address = Optional.empty();
        assertThat(get(standby, "/callbacks/" + SECRET).statusCode()).isEqualTo(503);

        address = Optional.of("127.0.0.1:1");
        var answer = get(standby, "/callbacks/" + SECRET);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).isEmpty();
    }

    /** Right after a start, whichever replica the vendor reaches. */
    @Test
    void aLeaderThatDoesNotKnowTheAccountsYetAsksToComeAgain() throws Exception {
        ready = false;
        for (var at : List.of(leader, standby)) {
            var answer = get(at, "/callbacks/" + SECRET.replace('0', '1'));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(count("not_yet")).isEqualTo(2);
        assertThat(count("relayed")).isEqualTo(1);
    }

    @Test
    void twoStandbysDoNotSendItToAndFro() throws Exception {
        address = Optional.of("127.0.0.1:" + standby.port());

        assertThat(get(standby, "/callbacks/" + SECRET).statusCode()).isEqualTo(503);
        assertThat(count("no_leader")).isEqualTo(1);
        assertThat(count("relayed")).isEqualTo(1);
    }
}
