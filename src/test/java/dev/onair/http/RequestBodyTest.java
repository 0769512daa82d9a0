package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private final RequestBody body = new RequestBody("pullId=p");

    @Test
    void aBodyThatWasHandedOverCannotBeWithdrawn() {
        assertThat(connect().join()).isEqualTo("pullId=p");
        assertThat(body.withdraw()).isFalse();
    }

    @Test
    void aWithdrawnBodyIsNotHandedOver() {
        assertThat(body.withdraw()).isTrue();
        var received = connect();
        assertThatThrownBy(received::join).isInstanceOf(CancellationException.class);
    }

    /** The client does not ask for it at all, and yet the request is sent. */
    @Test
    void aRequestWithoutABodyCannotBeWithdrawn() {
        var nothing = new RequestBody("");
        assertThat(nothing.contentLength()).isZero();
        assertThat(nothing.withdraw()).isFalse();
    }

    private CompletableFuture<String> connect() {
        var text = BodySubscribers.ofString(StandardCharsets.UTF_8);
        body.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                text.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer bytes) {
                text.onNext(List.of(bytes));
            }

            @Override
            public void onError(Throwable failure) {
                text.onError(failure);
            }

            @Override
            public void onComplete() {
                text.onComplete();
            }
        });
        return text.getBody().toCompletableFuture();
    }
}
