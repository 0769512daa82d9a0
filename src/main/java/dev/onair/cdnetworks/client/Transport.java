package dev.onair.cdnetworks.client;

import dev.onair.cdnetworks.client.CdnetworksClient.Settings;
import dev.onair.cdnetworks.client.RequestSigner.Signable;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Signs a call, sends it once, and says what became of it. What cannot be known is never guessed: a write that may have
 * reached the vendor is {@code Unknown}, one that surely has not is {@code Retryable}.
 */
final class Transport implements AutoCloseable {

    private static final int EXCERPT_LENGTH = 80;
    private static final int MOST_EXCERPTED_BYTES = 16_384;
    private static final int CODE_LENGTH = 32;

    private final Settings settings;
    private final Supplier<Credentials> credentials;
    private final RequestTimes times;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    Transport(Settings settings, Supplier<Credentials> credentials, InstantSource clock) {
        this.settings = settings;
        this.credentials = credentials;
        this.times = new RequestTimes(clock);
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(settings.connectTimeout())
                .executor(threads)
                .build();
    }

    /** Sends the call and reads the data of a successful answer. */
    <T> Outcome<T> exchange(Call call, Function<Answer, T> reader) {
        var keys = credentials.get();
        var hidden = new ArrayList<>(call.fields().secrets());
        hidden.add(keys.secretKey());
        var report = new Report(call, SafeText.hiding(hidden));
        var text = call.fields().encode(settings.signing());
        var signable = Signable.post(call.path(), settings.signing().contentType(), hostAndPort(), text);
        var time = times.next(RequestSigner.canonicalRequest(signable));
        if (time.isEmpty()) {
            return Outcome.failed(new Failure.Throttled(
                    report.message("was not sent: too many equal requests in the last minute"),
                    Optional.of(Duration.ofSeconds(1))));
        }
        var body = new RequestBody(text);
        return send(request(signable, keys, time.getAsLong(), body), body, report)
                .then(response -> read(response, report, reader));
    }

    private String hostAndPort() {
        return settings.endpoint().getRawAuthority();
    }

    private HttpRequest request(Signable signable, Credentials keys, long epochSecond, RequestBody body) {
        var signing = settings.signing();
        var request = HttpRequest.newBuilder(settings.endpoint().resolve(signable.path()))
                .header("Content-Type", signable.contentType())
                .header(signing.accessKeyHeader(), keys.accessKey())
                .header(signing.timestampHeader(), Long.toString(epochSecond))
                .header("Authorization", RequestSigner.authorization(signing, keys, epochSecond, signable))
                .POST(body);
        if (signing == Signing.CNC) {
            request.header("x-cnc-auth-method", "AKSK");
        }
        return request.build();
    }

    private Outcome<HttpResponse<Optional<byte[]>>> send(HttpRequest request, RequestBody body, Report report) {
        if (Thread.currentThread().isInterrupted()) {
            return report.notSent("was not sent: its thread was interrupted");
        }
        var pending = http.sendAsync(request, info -> new BoundedBody(settings.maxResponseBytes()));
        try {
            // HttpRequest.timeout ends with the headers; this one bounds the body too.
            return Outcome.done(pending.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return failed("was interrupted while it waited for the answer", body.withdraw(), report);
        } catch (TimeoutException late) {
            pending.cancel(true);
            return failed("had no whole answer within " + settings.requestTimeout(), body.withdraw(), report);
        } catch (ExecutionException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            var why = cause.getMessage() == null ? "" : ": " + cause.getMessage();
            return failed(cause.getClass().getSimpleName() + why, body.withdraw() || isBeforeSending(cause), report);
        }
    }

    private static <T> Outcome<T> failed(String what, boolean isNotSent, Report report) {
        return isNotSent ? report.notSent(what + " (not sent)") : report.lost(what);
    }

    private static boolean isBeforeSending(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof UnknownHostException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof UnresolvedAddressException
                        || cause instanceof SSLHandshakeException
                        || isNoTls(cause));
    }

    /** The JDK has no type of its own for a server that answers the handshake with something else than TLS. */
    private static boolean isNoTls(Throwable cause) {
        return cause instanceof SSLException
                && String.valueOf(cause.getMessage()).contains("nrecognized SSL message");
    }

    private <T> Outcome<T> read(HttpResponse<Optional<byte[]>> response, Report report, Function<Answer, T> reader) {
        var answer = response.body().flatMap(Answer::parse).orElse(null);
        var code = answer == null ? null : answer.text("code");
        if (answer == null || code == null) {
            return refused(response, report, null, describe(response, report));
        }
        if (!code.strip().equals("200")) {
            var words = answer.text("message");
            return refused(response, report, plainCode(code.strip(), report), words == null ? "" : words);
        }
        if (response.statusCode() / 100 != 2) {
            return refused(response, report, null, "HTTP " + response.statusCode() + " with code 200 in its body");
        }
        try {
            return Outcome.done(reader.apply(answer.data()));
        } catch (UnreadableAnswer unreadable) {
            return report.lost(String.valueOf(unreadable.getMessage()));
        }
    }

    /** A code of digits is the vendor's own, even where a short secret happens to be a part of it. */
    private static String plainCode(String code, Report report) {
        return code.matches("[0-9]{1,6}") ? code : report.safe().clean(code, CODE_LENGTH);
    }

    private <T> Outcome<T> refused(HttpResponse<?> response, Report report, @Nullable String code, String words) {
        var message = words.isBlank() ? "" : report.message(words);
        var retryAfter =
                response.headers().firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
        return Outcome.failed(
                CdnetworksErrors.classify(report.call().kind(), response.statusCode(), code, message, retryAfter));
    }

    private String describe(HttpResponse<Optional<byte[]>> response, Report report) {
        var status = "HTTP " + response.statusCode();
        if (response.body().isEmpty()) {
            return status + " with more than " + settings.maxResponseBytes() + " bytes";
        }
        var bytes = response.body().get();
        var start = new String(bytes, 0, Math.min(bytes.length, MOST_EXCERPTED_BYTES), StandardCharsets.UTF_8);
        return status + " with " + bytes.length + " bytes that are not "
                + (Answer.parse(bytes).isPresent() ? "an answer, for want of a code" : "JSON")
                + (start.isBlank() ? "" : ": " + report.safe().clean(start, EXCERPT_LENGTH));
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
