package dev.onair.http;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that can be withdrawn as long as it was not handed to a connection. The vendor cannot act on a signed request
 * without its body, so a withdrawn one surely had no effect.
 */
public final class RequestBody implements BodyPublisher {

    private final BodyPublisher text;
    private final AtomicBoolean decided;

    /** @param text empty for a request that is whole with its head: there is nothing of it to hold back */
    public RequestBody(String text) {
        this.text = BodyPublishers.ofString(text);
        this.decided = new AtomicBoolean(text.isEmpty());
    }

    /** Whether nothing of it was sent, nor ever will be. Tells the truth the first time only. */
    public boolean withdraw() {
        return decided.compareAndSet(false, true);
    }

    @Override
    public long contentLength() {
        return text.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        if (contentLength() == 0 || decided.compareAndSet(false, true)) {
            text.subscribe(connection);
        } else {
            connection.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {}

                @Override
                public void cancel() {}
            });
            connection.onError(new CancellationException("withdrawn"));
        }
    }
}
