package dev.onair.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Collects an answer up to a limit, and as long as there is memory for it; past either, it drops the connection instead of
 * reading on. Empty means larger than the limit.
 */
final class BoundedBody implements BodySubscriber<Optional<byte[]>> {
    private static final int FIRST_BYTES = 4 * 1024;

    private final int limitBytes;
    private final AnswerMemory memory;
    private final AnswerMemory.Lease lease;
    private final CompletableFuture<Optional<byte[]>> body = new CompletableFuture<>();
    private byte[] received = new byte[0];
    private int size;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable ResponseInfo head;

    BoundedBody(int limitBytes, AnswerMemory memory) {
        this.limitBytes = limitBytes;
        this.memory = memory;
        this.lease = memory.lease(this::drop);
    }

    /** The body of the answer with this head. */
    BoundedBody of(ResponseInfo given) {
        head = given;
        return this;
    }

    /** The head of an answer that was larger than the limit; empty where it was not, or is not known to be yet. */
    Optional<ResponseInfo> tooLarge() {
        return body.state() == Future.State.SUCCESS && body.resultNow().isEmpty()
                ? Optional.ofNullable(head)
                : Optional.empty();
    }

    /** Why it was dropped for others; empty where it was not. */
    Optional<NoMemoryException> dropped() {
        return body.state() == Future.State.FAILED && body.exceptionNow() instanceof NoMemoryException full
                ? Optional.of(full)
                : Optional.empty();
    }

    /** The memory of what was received, to be closed by whoever reads it. */
    AnswerMemory.Lease lease() {
        return lease;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (var buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (size + buffer.remaining() > limitBytes) {
                body.complete(Optional.empty());
                giveUp();
                return;
            }
            if (!makeRoom(size + buffer.remaining())) {
                drop();
                return;
            }
            var count = buffer.remaining();
            buffer.get(received, size, count);
            size += count;
        }
    }

    /** Twice as much each time, and all of it counts: pieces of a byte each must not cost more than they seem to. */
    private boolean makeRoom(int needed) {
        if (needed <= received.length) {
            return true;
        }
        var capacity = Math.min(limitBytes, Math.max(needed, Math.max(FIRST_BYTES, 2 * received.length)));
        if (!lease.take(capacity - received.length)) {
            return false;
        }
        received = Arrays.copyOf(received, capacity);
        return true;
    }

    /** Others need the memory, and this answer takes most of it. */
    private void drop() {
        body.completeExceptionally(new NoMemoryException(memory.limitBytes()));
        giveUp();
    }

    private void giveUp() {
        lease.close();
        var given = subscription;
        if (given != null) {
            given.cancel();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
        lease.close();
    }

    @Override
    public void onComplete() {
        if (!lease.keep()) {
            drop();
            return;
        }
        body.complete(Optional.of(size == received.length ? received : Arrays.copyOf(received, size)));
        received = new byte[0];
    }
}
