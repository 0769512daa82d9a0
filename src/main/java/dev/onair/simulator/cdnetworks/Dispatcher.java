package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.Temperaments;
import dev.onair.simulator.fault.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The front door: finds the call, lets in whom it may, and writes the log. In this order: address, credentials, quota,
 * signature, faults, call. A request under a known access key counts against that account's quota even when its
 * signature is refused, as the limit is on "the access frequency of each user account".
 */
final class Dispatcher {
    private final List<Route> routes;
    private final Cloud cloud;
    private final SignatureCheck signatures;
    private final Faults faults;
    private final RequestLog log;
    private final Temperaments temperaments;
    private final Clock clock;
    private final Runnable settle;
    private volatile ThrottleAnswer throttleAnswer = ThrottleAnswer.STATUS_429;

    /** @param settle does what is due, before a call sees it */
    Dispatcher(Cloud cloud, List<Route> routes, Runnable settle, Gatekeeping gates) {
        this.cloud = cloud;
        this.signatures = new SignatureCheck(gates.signatureClock());
        this.faults = gates.faults();
        this.log = gates.log();
        this.temperaments = gates.temperaments();
        this.clock = gates.clock();
        this.routes = routes;
        this.settle = settle;
    }

    /**
     * What every call passes.
     *
     * @param clock the real time
     */
    record Gatekeeping(Clock clock, Clock signatureClock, Faults faults, RequestLog log, Temperaments temperaments) {}

    void throttleAnswer(ThrottleAnswer answer) {
        throttleAnswer = answer;
    }

    Reply handle(Request request) {
        var route = route(request.path(), Set.of(Generation.values()));
        if (route.isEmpty()) return Reply.error(404, "there is no " + request.path());
        var methods = temperaments.has(Temperament.GET_ONLY)
                ? route.get().documentedMethods()
                : route.get().methods();
        var context = new CallContext(route.get().call(), clock.instant());
        context.request(request);
        var reply = identified(
                methods.contains(request.method())
                        ? admit(request, route.get(), context)
                        : Reply.error(405, String.join(" or ", new TreeSet<>(methods))),
                request,
                context);
        log.add(context, reply.status());
        return reply;
    }

    /** Each generation names a request in a header of its own. */
    private static Reply identified(Reply reply, Request request, CallContext context) {
        if (reply.delivery() == Reply.Delivery.NOTHING) return reply;
        var id = UUID.randomUUID().toString().replace("-", "");
        context.requestId(id);
        var isCnc = request.header(Generation.CNC.timestampHeader()).isPresent();
        return reply.withHeader(isCnc ? "x-cnc-request-id" : "X-WS-RequestId", id);
    }

    private Optional<Route> route(String path, Set<Generation> generations) {
        return routes.stream()
                .filter(route -> generations.stream()
                        .anyMatch(generation -> route.paths(generation).contains(path)))
                .findFirst();
    }

    private Reply admit(Request request, Route route, CallContext context) {
        try {
            var claim = signatures.claim(request);
            var account = cloud.accounts().ofKey(claim.accessKey());
            account.ifPresent(known -> context.account(known.name()));
            if (route(request.path(), Set.of(claim.generation())).isEmpty()) {
                return Reply.error(404, "there is no " + request.path() + " in generation " + claim.generation());
            }
            if (account.isPresent() && !account.get().quota().admits()) {
                logParameters(request, claim.generation(), context);
                return throttleAnswer.reply();
            }
            signatures.verify(request, claim, account.map(it -> it.keys().get(claim.accessKey())));
            logParameters(request, claim.generation(), context);
            return temperaments.around(
                    context,
                    () -> faults.around(
                            context, () -> execute(request, route, claim.generation(), account.get(), context)));
        } catch (Refusal refusal) {
            return refused(refusal, context);
        }
    }

    private Reply execute(Request request, Route route, Generation generation, Account account, CallContext context) {
        try {
            var parameters = Parameters.of(request, generation);
            synchronized (cloud.channels()) {
                settle.run();
                var data = cloud.channels()
                        .asOf(
                                route.reads().moment(context),
                                () -> route.answer(new Call(account, generation, parameters, context)));
                if (data.equals(Answers.NOTHING) && isWrongWhenUnknown(route)) throw new Refusal(Code.WRONG_PARAMETER);
                context.code(Code.OK.number());
                if (temperaments.has(Temperament.UTC_TIMES)) data = UtcTimes.of(data);
                if (temperaments.has(Temperament.FORGETFUL)) data = Forgotten.in(data);
                var isSdk = generation == Generation.CNC && temperaments.has(Temperament.SDK);
                return Answers.ok(isSdk ? SdkShapes.of(route.call(), data) : data);
            }
        } catch (Refusal refusal) {
            return refused(refusal, context);
        }
    }

    /** 2.19 tells nothing of a task that is not there. */
    private boolean isWrongWhenUnknown(Route route) {
        return route.call().equals("recordTaskQuery") && temperaments.has(Temperament.UNKNOWN_IS_WRONG);
    }

    private Reply refused(Refusal refusal, CallContext context) {
        var isWrong = refusal.code() == Code.UNKNOWN_CHANNEL && temperaments.has(Temperament.UNKNOWN_IS_WRONG);
        var code = isWrong ? Code.WRONG_PARAMETER : refusal.code();
        context.code(code.number());
        return Answers.refusal(code, isWrong ? code.message() : refusal.getMessage());
    }

    private static void logParameters(Request request, Generation generation, CallContext context) {
        try {
            context.parameters(Parameters.of(request, generation).masked());
        } catch (Refusal unreadable) {
            context.parameters(Map.of());
        }
    }
}
