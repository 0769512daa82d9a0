package dev.onair.tenancy;

import dev.onair.account.CallListener;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs the calls of one account that fail: each kind of call once for each kind of failure and minute, with how many more were like
 * it in the minute before. Whom it was for, and the vendor's request id, are fields of the line besides, for logs in JSON. Safe for
 * use by several threads.
 */
public final class CallLog implements CallListener {
    private static final Logger LOG = Logger.getLogger(CallLog.class);
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    private final String kind;
    private final ObjectKey account;
    private final InstantSource clock;
    private final Map<String, Logged> logged = new HashMap<>();

    /** @param unsaid how many were like it since */
    private record Logged(Instant at, int unsaid) {}

    /** @param kind of the account */
    public CallLog(String kind, ObjectKey account, InstantSource clock) {
        this.kind = kind;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public void onCall(Sent call, Outcome<?> outcome, Duration waited, Duration took) {
        if (outcome instanceof Outcome.Failed<?>(var failure) && isFailing(failure)) {
            var word = failure.getClass().getSimpleName();
            var unsaid = turn(call.operation() + " " + word);
            if (unsaid.isPresent()) {
                log(call, failure, word, unsaid.getAsInt());
            }
        }
    }

    /** That an object is not there is an answer, and what was withdrawn was not sent. */
    private static boolean isFailing(Failure failure) {
        return !(failure instanceof Failure.Gone || failure instanceof Failure.Recalled);
    }

    /** Empty where it was said a moment ago; else how many were not said since. There are as many entries as calls and failures. */
    private synchronized OptionalInt turn(String what) {
        var now = clock.instant();
        var before = Optional.ofNullable(logged.get(what));
        if (before.filter(last -> now.isBefore(last.at().plus(ONCE_IN))).isPresent()) {
            logged.computeIfPresent(what, (key, last) -> new Logged(last.at(), last.unsaid() + 1));
            return OptionalInt.empty();
        }
        logged.put(what, new Logged(now, 0));
        return OptionalInt.of(before.map(Logged::unsaid).orElse(0));
    }

    private void log(Sent call, Failure failure, String word, int unsaid) {
        var fields = fields(call, failure, word);
        fields.forEach(MDC::put);
        try {
            LOG.warnf(
                    "%s %s: %s%s failed (%s): %s%s",
                    kind,
                    account,
                    call.operation(),
                    whom(call.caller()),
                    word,
                    failure.message(),
                    unsaid == 0 ? "" : "; " + unsaid + " more like it since the last line");
        } finally {
            fields.keySet().forEach(MDC::remove);
        }
    }

    private static String whom(Caller caller) {
        if (!caller.name().isEmpty()) {
            return " for " + caller.kind() + " " + caller.tenant() + "/" + caller.name();
        }
        return caller.tenant().isEmpty() ? "" : " for several of namespace " + caller.tenant();
    }

    private Map<String, Object> fields(Sent call, Failure failure, String word) {
        var fields = new HashMap<String, Object>();
        fields.put("account", account.toString());
        fields.put("accountKind", kind);
        fields.put("operation", call.operation());
        fields.put("failure", word);
        var caller = call.caller();
        put(fields, "namespace", caller.tenant());
        put(fields, "kind", caller.kind());
        put(fields, "name", caller.name());
        put(fields, "requestId", RequestId.of(failure.message()).orElse(""));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
