package dev.onair.http;

import dev.onair.engine.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends a request once, and says what became of it. What cannot be known is never guessed: a write that may have reached the
 * vendor is {@code Unknown}, one that surely has not is {@code Retryable}. Follows no redirects. Safe for use by many threads.
 */
public final class Exchanges implements AutoCloseable {

    /** With the version where the jar knows it. */
    static final String USER_AGENT = Optional.ofNullable(
                    Exchanges.class.getPackage().getImplementationVersion())
            .map(version -> "onair/" + version)
            .orElse("onair");

    private final HttpLimits limits;
    private final AnswerMemory memory;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    /** Opens no connection yet. */
    public Exchanges(HttpLimits limits) {
        this(limits, AnswerMemory.OF_PROCESS);
    }

    Exchanges(HttpLimits limits, AnswerMemory memory) {
        this.limits = limits;
        this.memory = memory;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connectTimeout())
                .executor(threads)
                .build();
    }

    /** A request as all of ours are: it says who asks, and that the answer is to be JSON, not compressed. */
    public static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/json")
                // Without this header any coding would do, by RFC 9110, 12.5.3.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", USER_AGENT);
    }

    /**
     * Waits for the whole answer, whatever its status. It is to be closed once it was read.
     *
     * @param body the very one that the request was built with
     */
    public Outcome<RawAnswer> send(HttpRequest request, RequestBody body, Wording wording) {
        if (Thread.currentThread().isInterrupted()) {
            return wording.notSent("was not sent: its thread was interrupted");
        }
        var forbidden = LinkLocal.of(request.uri().getHost());
        if (forbidden.isPresent()) {
            return wording.notSent("was not sent: " + request.uri().getHost() + " is "
                    + forbidden.get().getHostAddress() + ", a link-local address, which is never called: name the"
                    + " vendor's host in the account's endpoint");
        }
        var received = new BoundedBody(limits.maxResponseBytes(), memory);
        var pending = http.sendAsync(request, received::of);
        try {
            // HttpRequest.timeout ends with the headers; this one bounds the body too.
            var response = pending.get(limits.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return Outcome.done(answer(response.statusCode(), response.headers(), response.body(), received));
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            received.lease().close();
            Thread.currentThread().interrupt();
            return failed("was interrupted while it waited for the answer", body.withdraw(), wording);
        } catch (TimeoutException late) {
            pending.cancel(true);
            received.lease().close();
            return failed("had no whole answer within " + limits.requestTimeout(), body.withdraw(), wording);
        } catch (ExecutionException failed) {
            return failed(failed, received, request.uri(), body, wording);
        }
    }

    /**
     * Where the answer was not read on, this is why: the connection that was ended for it may be told first, as an answer that
     * is too short.
     */
    private Outcome<RawAnswer> failed(
            ExecutionException failed, BoundedBody received, URI uri, RequestBody body, Wording wording) {
        received.lease().close();
        var dropped = received.dropped();
        if (dropped.isPresent()) {
            return wording.lost("was dropped: " + dropped.get().getMessage());
        }
        var tooLarge = received.tooLarge();
        if (tooLarge.isPresent()) {
            return Outcome.done(
                    answer(tooLarge.get().statusCode(), tooLarge.get().headers(), Optional.empty(), received));
        }
        var cause = failed.getCause() == null ? failed : failed.getCause();
        var isNotSent = body.withdraw();
        if (Unreached.is(cause)) {
            return wording.notSent(Unreached.words(uri, cause));
        }
        var why = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return failed(cause.getClass().getSimpleName() + why, isNotSent, wording);
    }

    private RawAnswer answer(int status, HttpHeaders headers, Optional<byte[]> body, BoundedBody received) {
        return new RawAnswer(status, headers, body, limits.maxResponseBytes(), received.lease());
    }

    private static <T> Outcome<T> failed(String what, boolean isNotSent, Wording wording) {
        return isNotSent ? wording.notSent(what + " (not sent)") : wording.lost(what);
    }

    /** Drops exchanges that are under way. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
