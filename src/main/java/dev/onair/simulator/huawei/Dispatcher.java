package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.fault.Faults;
import dev.onair.simulator.fault.Handling;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The front door: finds the call, lets in whom it may, and writes the log. In this order: address, identity as claimed,
 * quota, identity as proved, faults, call. A request under a known identity counts against its account's quota of the
 * call's category even when it is refused.
 */
final class Dispatcher {
    private final Cloud cloud;
    private final List<Route> routes;
    private final CreateToken createToken;
    private final IdentityCheck identities;
    private final Faults faults;
    private final RequestLog log;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Object monitor;

    /** @param monitor guards what the vendor knows */
    Dispatcher(
            Cloud cloud,
            CreateToken createToken,
            IdentityCheck identities,
            Faults faults,
            RequestLog log,
            Clock clock,
            Object monitor) {
        this.cloud = cloud;
        this.routes = routes(cloud);
        this.createToken = createToken;
        this.identities = identities;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.ids = cloud.ids();
        this.monitor = monitor;
    }

    private static List<Route> routes(Cloud cloud) {
        return List.of(
                new CreateChannel(cloud),
                new ListChannels(cloud),
                new DeleteChannel(cloud),
                new UpdateEndpoints(cloud),
                new UpdateInput(cloud),
                new UpdateRecord(cloud),
                new UpdateGeneral(cloud),
                new UpdateState(cloud),
                new UpdateTranscodings(cloud),
                new Statistic(cloud),
                new GetDimensions(),
                new ListInstances(cloud),
                new CreateFlow(cloud),
                new ListFlows(cloud),
                new DeleteFlow(cloud),
                new GetFlow(cloud),
                new StartFlow(cloud),
                new StopFlow(cloud),
                new UpdateFlowSource(cloud),
                new CreateFlowOutputs(cloud),
                new UpdateFlowOutput(cloud),
                new ShowFlowOutput(cloud),
                new DeleteFlowOutput(cloud),
                new ListProjects(),
                new ListAuthDomains());
    }

    /** Every answer bears a request id, as the vendor's do (3.3). */
    Reply handle(Request request) {
        var address = Action.Address.of(request.path());
        var known = List.of(Action.values()).stream()
                .filter(action -> action.isReachedBy(address.path()) && action.isOfAProject() == address.isOfAProject())
                .toList();
        if (known.isEmpty() || cloud.quirks().unknownPaths().contains(address.path())) {
            return identified(gateway(Code.NO_API, Code.NO_API.message()));
        }
        var action = known.stream()
                .filter(it -> it.method().equals(request.method()))
                .findFirst();
        if (action.isEmpty()) {
            return identified(
                    Answers.error(Code.WRONG_METHOD.status(), Code.WRONG_METHOD.code(), Code.WRONG_METHOD.message()));
        }
        var context = new CallContext(action.get().call(), clock.instant());
        context.request(request);
        context.parameters(Parameters.masked(request));
        var reply = identified(admit(request, action.get(), address.project(), context));
        context.requestId(reply.headers().getOrDefault("X-Request-Id", ""));
        log.add(context, reply.status());
        return reply;
    }

    private Reply admit(Request request, Action action, String project, CallContext context) {
        try {
            if (action == Action.CREATE_TOKEN) {
                return faulty(
                        context, () -> guarded(action, request, context, body -> createToken.answer(body, context)));
            }
            var claim = identities.claim(request);
            claim.account().ifPresent(account -> context.account(account.name()));
            var isThrottled = claim.account()
                    .flatMap(account -> account.quota(action.category()))
                    .map(quota -> !quota.admits())
                    .orElse(false);
            if (isThrottled) throw Refusal.of(Code.THROTTLED);
            var account = identities.verify(request, claim, project);
            return faulty(
                    context,
                    () -> guarded(
                            action,
                            request,
                            context,
                            body -> execute(
                                    action, new Call(account, project, request.query(), taken(body), context))));
        } catch (Refusal refusal) {
            return refused(action, refusal, MissingNode.getInstance(), context);
        }
    }

    private Reply faulty(CallContext context, Handling handling) {
        return cloud.temperaments().around(context, () -> faults.around(context, handling));
    }

    /** A lenient vendor takes the zeros that its clients send for what they did not set. */
    private JsonNode taken(JsonNode body) {
        return cloud.isLenient() ? UnsetNumbers.leftOut(body) : body;
    }

    private Reply execute(Action action, Call call) {
        var route = routes.stream().filter(it -> it.action() == action).findFirst();
        synchronized (monitor) {
            return cloud.shown()
                    .during(
                            action.reads(call.query()).moment(call.context()),
                            () -> route.orElseThrow().answer(call));
        }
    }

    /** The handling of a body, once it can be read. */
    private interface Handler {
        Reply answer(JsonNode body);
    }

    private Reply guarded(Action action, Request request, CallContext context, Handler handler) {
        JsonNode asked = Json.tree(request.query());
        try {
            var body = Parameters.body(request);
            if (!body.isMissingNode()) asked = body;
            var reply = handler.answer(body);
            context.code(reply.status());
            return reply;
        } catch (Refusal refusal) {
            return refused(action, refusal, asked, context);
        }
    }

    private Reply refused(Action action, Refusal refusal, JsonNode asked, CallContext context) {
        var code = refusal.code();
        context.code(code.status());
        context.errorCode(code.code());
        if (code.code().startsWith("APIGW.")) return gateway(code, refusal.getMessage());
        if (action == Action.CREATE_TOKEN) return Answers.iamError(400, "Bad Request", refusal.getMessage());
        return Answers.refusal(
                action, code, Optional.ofNullable(refusal.getMessage()).orElse(""), asked);
    }

    private Reply gateway(Code code, String message) {
        var body = Json.object()
                .put("error_code", code.code())
                .put("error_msg", message)
                .put("request_id", ids.get());
        return Reply.json(code.status(), body);
    }

    private Reply identified(Reply reply) {
        return reply.delivery() == Reply.Delivery.NOTHING ? reply : reply.withHeader("X-Request-Id", ids.get());
    }
}
