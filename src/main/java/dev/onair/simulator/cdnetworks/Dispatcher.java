package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.fault.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
    private final Clock clock;
    private final Runnable settle;
    private volatile ThrottleAnswer throttleAnswer = ThrottleAnswer.STATUS_429;

    /** @param settle does what is due, before a call sees it */
    Dispatcher(Cloud cloud, List<Route> routes, Runnable settle, Gatekeeping gates) {
        this.cloud = cloud;
        this.signatures = new SignatureCheck(gates.signatureClock());
        this.faults = gates.faults();
        this.log = gates.log();
        this.clock = gates.clock();
        this.routes = routes;
        this.settle = settle;
    }

    /**
     * What every call passes.
     *
     * @param clock the real time
     */
    record Gatekeeping(Clock clock, Clock signatureClock, Faults faults, RequestLog log) {}

    void throttleAnswer(ThrottleAnswer answer) {
        throttleAnswer = answer;
    }

    Reply handle(Request request) {
        var route = route(request.path(), Set.of(Generation.values()));
        if (route.isEmpty()) return Reply.error(404, "there is no " + request.path());
        if (!route.get().methods().contains(request.method())) {
            return Reply.error(
                    405, String.join(" or ", new TreeSet<>(route.get().methods())));
        }
        var context = new CallContext(route.get().call(), clock.instant());
        context.request(request);
        var reply = admit(request, route.get(), context);
        log.add(context, reply.status());
        return reply;
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
            return faults.around(context, () -> execute(request, route, claim.generation(), account.get(), context));
        } catch (Refusal refusal) {
            return refused(refusal, context);
        }
    }

    private Reply execute(Request request, Route route, Generation generation, Account account, CallContext context) {
        try {
            var parameters = Parameters.of(request, generation);
            synchronized (cloud.channels()) {
                settle.run();
                var data = route.answer(new Call(account, generation, parameters, context));
                context.code(Code.OK.number());
                return Answers.ok(data);
            }
        } catch (Refusal refusal) {
            return refused(refusal, context);
        }
    }

    private static Reply refused(Refusal refusal, CallContext context) {
        context.code(refusal.code().number());
        return Answers.refusal(refusal.code(), refusal.getMessage());
    }

    private static void logParameters(Request request, Generation generation, CallContext context) {
        try {
            context.parameters(Parameters.of(request, generation).masked());
        } catch (Refusal unreadable) {
            context.parameters(Map.of());
        }
    }
}
