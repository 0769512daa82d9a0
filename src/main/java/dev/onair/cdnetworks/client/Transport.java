package dev.onair.cdnetworks.client;

import dev.onair.cdnetworks.client.CdnetworksClient.Settings;
import dev.onair.cdnetworks.client.RequestSigner.Signable;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.CallKind;
import dev.onair.http.Exchanges;
import dev.onair.http.RawAnswer;
import dev.onair.http.RequestBody;
import dev.onair.http.SafeText;
import dev.onair.http.Wording;
import java.net.HttpURLConnection;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signs a call, sends it once, and reads what came back, or why nothing usable did. */
final class Transport implements AutoCloseable {

    private static final int CODE_LENGTH = 32;

    /** Where the two generations name a request. docs/fidelity.md. */
    private static final List<String> REQUEST_ID = List.of("X-WS-RequestId", "x-cnc-request-id");

    private final Settings settings;
    private final Supplier<Credentials> credentials;
    private final RequestTimes times;
    private final InstantSource clock;
    private final Exchanges exchanges;
    /** The calls for which the vendor did not take a POST. */
    private final Set<String> byGet = ConcurrentHashMap.newKeySet();

    Transport(Settings settings, Supplier<Credentials> credentials, InstantSource clock) {
        this.settings = settings;
        this.credentials = credentials;
        this.times = new RequestTimes(clock);
        this.clock = clock;
        this.exchanges = new Exchanges(settings.limits());
    }

    <T> Outcome<T> exchange(String folder, String name, CallKind kind, Fields fields, Function<Answer, T> reader) {
        return exchange(new Call(name, folder + name, kind, fields), reader);
    }

    /** For calls whose answer says nothing but yes. */
    Outcome<Acknowledged> acknowledged(String folder, String name, Fields fields) {
        return exchange(folder, name, CallKind.WRITE, fields, data -> Acknowledged.ACKNOWLEDGED);
    }

    /** Sends the call and reads the data of a successful answer. */
    <T> Outcome<T> exchange(Call call, Function<Answer, T> reader) {
        var keys = credentials.get();
        var hidden = new ArrayList<>(call.fields().secrets());
        hidden.add(keys.secretKey());
        var wording = new Wording(call.name(), call.kind(), SafeText.hiding(hidden));
        var signable = signable(call);
        var canonical = RequestSigner.canonicalRequest(signable);
        var time = times.next(canonical);
        if (time.isEmpty()) {
            return Outcome.failed(new Failure.Throttled(
                    wording.message("was not sent: too many equal requests in the last minute"),
                    Optional.of(Duration.ofSeconds(1))));
        }
        var body = new RequestBody(signable.body());
        var outcome = exchanges
                .send(request(signable, keys, time.getAsLong(), body), body, wording)
                .then(answer -> {
                    learnMethod(call, signable, answer);
                    var read = answer.timed(reading(answer, wording, reader), clock.instant());
                    return answer.named(read, wording.safe(), REQUEST_ID);
                });
        if (outcome instanceof Outcome.Failed<T>(Failure.AuthRefused refusal)
                && refusal.code().equals(CdnetworksError.WRONG_TOKEN.code())) {
            times.refused(canonical);
        }
        return outcome;
    }

    /** The next attempt asks in the other way; the refused one had no effect. */
    private void learnMethod(Call call, Signable sent, RawAnswer answer) {
        if (!call.mayGet() || answer.status() != HttpURLConnection.HTTP_BAD_METHOD) {
            return;
        }
        if (sent.method().equals("GET")) {
            byGet.remove(call.name());
        } else {
            byGet.add(call.name());
        }
    }

    private Signable signable(Call call) {
        var contentType = settings.signing().contentType();
        var host = settings.endpoint().getRawAuthority();
        return call.mayGet() && byGet.contains(call.name())
                ? new Signable("GET", call.path(), call.fields().form(), contentType, host, "")
                : Signable.post(call.path(), contentType, host, call.fields().encode(settings.signing()));
    }

    private HttpRequest request(Signable signable, Credentials keys, long epochSecond, RequestBody body) {
        var signing = settings.signing();
        var query = signable.query() == null ? "" : "?" + signable.query();
        var request = Exchanges.to(settings.endpoint().resolve(signable.path() + query))
                .header("Content-Type", signable.contentType())
                .header(signing.accessKeyHeader(), keys.accessKey())
                .header(signing.timestampHeader(), Long.toString(epochSecond))
                .header("Authorization", RequestSigner.authorization(signing, keys, epochSecond, signable))
                .method(signable.method(), body);
        if (signing == Signing.CNC) {
            request.header("x-cnc-auth-method", "AKSK");
        }
        return request.build();
    }

    private <T> Outcome<T> reading(RawAnswer raw, Wording wording, Function<Answer, T> reader) {
        try (raw) {
            return raw.reading(() -> read(raw, wording, reader));
        }
    }

    private <T> Outcome<T> read(RawAnswer raw, Wording wording, Function<Answer, T> reader) {
        if (raw.body().isEmpty() && raw.status() / 100 == 2) {
            return wording.excessive(raw.describe("read", wording.safe()));
        }
        Answer answer;
        try {
            answer = raw.body().flatMap(Answer::parse).orElse(null);
        } catch (ExcessiveAnswer tooMuch) {
            return wording.excessive(String.valueOf(tooMuch.getMessage()));
        }
        var code = answer == null ? null : answer.code();
        if (answer == null || code == null) {
            var fault = answer == null ? "JSON" : "an answer, for want of a code";
            return refused(raw, wording, null, raw.describe(fault, wording.safe()));
        }
        if (!code.strip().equals("200")) {
            var words = answer.message();
            return refused(raw, wording, plainCode(code.strip(), wording), words == null ? "" : words);
        }
        if (raw.status() / 100 != 2) {
            return refused(raw, wording, null, "HTTP " + raw.status() + " with code 200 in its body");
        }
        try {
            return Outcome.done(reader.apply(answer.data()));
        } catch (ExcessiveAnswer tooMuch) {
            return wording.excessive(String.valueOf(tooMuch.getMessage()));
        } catch (UnreadableAnswer unreadable) {
            return wording.lost(String.valueOf(unreadable.getMessage()));
        }
    }

    /** A code of digits is the vendor's own, even where a short secret happens to be a part of it. */
    private static String plainCode(String code, Wording wording) {
        return code.matches("[0-9]{1,6}") ? code : wording.safe().clean(code, CODE_LENGTH);
    }

    private <T> Outcome<T> refused(RawAnswer raw, Wording wording, @Nullable String code, String words) {
        var message = words.isBlank() ? "" : wording.message(words);
        return Outcome.failed(CdnetworksErrors.classify(
                wording.kind(), raw.status(), code, message, raw.retryAfter(clock.instant())));
    }

    @Override
    public void close() {
        exchanges.close();
    }
}
