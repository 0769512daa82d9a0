package dev.onair.simulator;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One vendor call on its way through the simulator: what is known of it before, and what is noted of it for the log. */
public final class CallContext {
    private final String call;
    private final Instant arrived;
    private Optional<Request> request = Optional.empty();
    private String account = "";
    private String requestId = "";
    private Map<String, String> parameters = Map.of();
    private Optional<Instant> detailsAsOf = Optional.empty();
    private Optional<Instant> listsAsOf = Optional.empty();
    private final Set<String> ids = new LinkedHashSet<>();
    private Optional<Integer> code = Optional.empty();
    private Optional<String> errorCode = Optional.empty();
    private final Set<String> faults = new LinkedHashSet<>();

    public CallContext(String call, Instant arrived) {
        this.call = call;
        this.arrived = arrived;
    }

    public String call() {
        return call;
    }

    public Instant arrived() {
        return arrived;
    }

    /** As it arrived, secrets included, for faults that answer with it; empty where it is not a call over HTTP. */
    public Optional<Request> request() {
        return request;
    }

    public void request(Request asked) {
        request = Optional.of(asked);
    }

    /** The vendor's name of this request; empty where none was answered. */
    public String requestId() {
        return requestId;
    }

    public void requestId(String named) {
        requestId = named;
    }

    /** Empty until the caller is known. */
    public String account() {
        return account;
    }

    public void account(String known) {
        account = known;
    }

    /** For the log, so without secrets. */
    public Map<String, String> parameters() {
        return parameters;
    }

    public void parameters(Map<String, String> masked) {
        parameters = Map.copyOf(masked);
    }

    /** The moment in the past that a look at one object shows instead of the present. */
    public Optional<Instant> detailsAsOf() {
        return detailsAsOf;
    }

    /** The moment in the past that lists show instead of the present. */
    public Optional<Instant> listsAsOf() {
        return listsAsOf;
    }

    public void listsAsOf(Instant past) {
        listsAsOf = Optional.of(past);
    }

    public void readsAsOf(Instant details, Instant lists) {
        detailsAsOf = Optional.of(details);
        listsAsOf = Optional.of(lists);
    }

    public Set<String> ids() {
        return ids;
    }

    public void touched(String id) {
        ids.add(id);
    }

    /** The vendor's code of what was done, also where no answer tells it; the HTTP status where its codes are no numbers. */
    public Optional<Integer> code() {
        return code;
    }

    public void code(int vendorCode) {
        code = Optional.of(vendorCode);
    }

    /** The code of a refusal, of a vendor whose codes are no numbers. */
    public Optional<String> errorCode() {
        return errorCode;
    }

    public void errorCode(String vendorCode) {
        errorCode = Optional.of(vendorCode);
    }

    public Set<String> faults() {
        return faults;
    }
}
