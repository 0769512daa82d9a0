package dev.onair.huawei.client;

import dev.onair.engine.Outcome;
import dev.onair.http.Exchanges;
import dev.onair.http.RawAnswer;
import dev.onair.http.RequestBody;
import dev.onair.http.SafeText;
import dev.onair.http.Wording;
import dev.onair.huawei.client.Credentials.AccessKey;
import dev.onair.huawei.client.HuaweiClient.Settings;
import dev.onair.huawei.client.RequestSigner.Signable;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends an authenticated call once, and reads what came back, or why nothing usable did. */
final class Transport implements AutoCloseable {

    /** Chapter 5 says so in each success. */
    private static final String SUCCESS = "LIVE.100000000";

    private static final int CODE_LENGTH = 32;

    /** Huawei Cloud Media Live API 3.3. */
    private static final List<String> REQUEST_ID = List.of("X-Request-Id");

    private final Settings settings;
    private final InstantSource clock;
    private final Exchanges exchanges;

    Transport(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.exchanges = new Exchanges(settings.limits());
    }

    /** What came back, with the words to speak of it in. */
    record Sent(RawAnswer raw, Wording wording) {

        /** IAM puts a token among the headers. */
        @Override
        public String toString() {
            return "Sent[" + wording.call() + ", HTTP " + raw.status() + "]";
        }
    }

    /** With {@code Authorization}, signed for the clock's time. */
    Outcome<Sent> sendSigned(Call call, AccessKey keys) {
        var body = body(call);
        var endpoint = endpoint(call);
        var path = UriEncoding.path(call.path());
        var query = UriEncoding.query(call.query());
        var headers = commonHeaders(call);
        headers.put(RequestSigner.DATE_HEADER, RequestSigner.date(clock.instant()));
        keys.temporary().ifPresent(token -> headers.put("X-Security-Token", token.value()));

        var signed = new TreeMap<>(headers);
        signed.put("Host", endpoint.getRawAuthority());
        var signable = new Signable(call.method(), path, query, signed, body.text());
        headers.put("Authorization", RequestSigner.authorization(keys, signable));

        var hidden = new ArrayList<>(body.secrets());
        hidden.add(keys.secretKey().value());
        keys.temporary().ifPresent(token -> hidden.add(token.value()));
        return send(call, headers, body.text(), hidden);
    }

    Outcome<Sent> sendWithToken(Call call, Token token) {
        var body = body(call);
        var headers = commonHeaders(call);
        headers.put("X-Auth-Token", token.value().value());
        var hidden = new ArrayList<>(body.secrets());
        hidden.add(token.value().value());
        return send(call, headers, body.text(), hidden);
    }

    /** For the one call that needs no authentication. Huawei Cloud Media Live API, table 3-3. */
    Outcome<Sent> sendOpenly(Call call) {
        var body = body(call);
        return send(call, commonHeaders(call), body.text(), body.secrets());
    }

    private static Json.Written body(Call call) {
        return call.body() == null ? new Json.Written("", List.of()) : Json.write(call.body());
    }

    private static SortedMap<String, String> commonHeaders(Call call) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (call.projectId() != null) {
            headers.put("X-Project-Id", call.projectId());
        }
        return headers;
    }

    private URI endpoint(Call call) {
        return switch (call.service()) {
            case LIVE -> settings.endpoint();
            case IAM -> settings.iamEndpoint();
        };
    }

    private Outcome<Sent> send(Call call, Map<String, String> headers, String text, List<String> hidden) {
        var query = UriEncoding.query(call.query());
        var uri = endpoint(call) + UriEncoding.path(call.path()) + (query.isEmpty() ? "" : "?" + query);
        var body = new RequestBody(text);
        var request = Exchanges.to(URI.create(uri)).method(call.method(), body);
        headers.forEach(request::header);
        var wording = new Wording(call.operation(), call.kind(), SafeText.hiding(hidden));
        return exchanges.send(request.build(), body, wording).map(raw -> new Sent(raw, wording));
    }

    /**
     * The value of a success, or of a refusal that agrees; else what the refusal means, with the vendor's request id. Nobody can
     * read it after that.
     */
    <T> Outcome<T> read(Call call, Sent sent, Function<Answer, T> reader) {
        try (var raw = sent.raw()) {
            var outcome = raw.timed(raw.reading(() -> answer(call, sent, reader)), clock.instant());
            return raw.named(outcome, sent.wording().safe(), REQUEST_ID);
        }
    }

    private <T> Outcome<T> answer(Call call, Sent sent, Function<Answer, T> reader) {
        var raw = sent.raw();
        var wording = sent.wording();
        if (raw.body().isEmpty() && raw.status() / 100 == 2) {
            return wording.excessive(raw.describe("read", wording.safe()));
        }
        Answer answer;
        try {
            answer = Answer.parse(raw).orElse(null);
        } catch (ExcessiveAnswer tooMuch) {
            return wording.excessive(String.valueOf(tooMuch.getMessage()));
        }
        if (answer == null) {
            return refused(sent, null, raw.describe("JSON", wording.safe()));
        }
        var code = answer.code();
        if (isSuccess(raw.status(), code)) {
            return value(answer, wording, reader);
        }
        var agreement = call.agreement();
        if (code != null
                && agreement != null
                && agreement.matcher(answer.words()).find()) {
            return value(answer, wording, reader);
        }
        if (code == null || code.equals(SUCCESS)) {
            // IAM's refusals have words and no code that says more than the status.
            var words = raw.status() >= 400 ? answer.words() : "";
            return refused(sent, null, words.isBlank() ? raw.describe("a success", wording.safe()) : words);
        }
        return refused(sent, code, answer.words());
    }

    private static boolean isSuccess(int status, @Nullable String code) {
        return status / 100 == 2 && (code == null || code.equals(SUCCESS));
    }

    private static <T> Outcome<T> value(Answer answer, Wording wording, Function<Answer, T> reader) {
        try {
            return Outcome.done(reader.apply(answer));
        } catch (UnreadableAnswer unreadable) {
            return wording.lost(String.valueOf(unreadable.getMessage()));
        }
    }

    private <T> Outcome<T> refused(Sent sent, @Nullable String code, String words) {
        var wording = sent.wording();
        var raw = sent.raw();
        var message = words.isBlank() ? "" : wording.message(words);
        var safeCode = code == null || HuaweiError.of(code).isPresent()
                ? code
                : wording.safe().clean(code, CODE_LENGTH);
        return Outcome.failed(HuaweiErrors.classify(
                wording.kind(), raw.status(), safeCode, message, raw.retryAfter(clock.instant())));
    }

    @Override
    public void close() {
        exchanges.close();
    }
}
