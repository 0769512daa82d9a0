package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The client may tell the end of the connection, which we asked for, before it tells why we did. */
class BoundedBodyTest {
    private static final int LIMIT = 2048;

    private final IOException cut = new IOException("fixed content-length: 4096, bytes received: 1024");

    private BoundedBody receive(AnswerMemory memory, int bytes) {
        var body = new BoundedBody(LIMIT, memory).of(new Ok());
        body.onNext(List.of(ByteBuffer.allocate(bytes)));
        body.onError(cut);
        return body;
    }

    @Test
    void whatWasDroppedForOthersSaysSoThoughItsConnectionEndedToo() {
        var body = receive(new AnswerMemory(1000), 1001);

        assertThat(body.dropped()).isPresent();
        assertThat(body.tooLarge()).isEmpty();
    }

    @Test
    void whatWasTooLargeSaysSoThoughItsConnectionEndedToo() {
        var body = receive(new AnswerMemory(1_000_000), LIMIT + 1);

        assertThat(body.tooLarge()).map(ResponseInfo::statusCode).contains(200);
        assertThat(body.dropped()).isEmpty();
    }

    @Test
    void whatTheVendorCutOffIsNeither() {
        var body = receive(new AnswerMemory(1_000_000), 1024);

        assertThat(body.tooLarge()).isEmpty();
        assertThat(body.dropped()).isEmpty();
        assertThat(body.getBody().toCompletableFuture().exceptionNow()).isSameAs(cut);
    }

    private record Ok() implements ResponseInfo {
        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of(), (name, value) -> true);
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
