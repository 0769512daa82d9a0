package dev.onair.callback;

import dev.onair.account.Budget;
import dev.onair.account.Clockwork;
import dev.onair.common.ObjectKey;
import dev.onair.tenancy.CallbackDesk;
import dev.onair.tenancy.CallbackDesk.Mailbox;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Takes callbacks in on the replica that leads: whose it is, whether there is room, and then its desk decides. */
final class FrontDesk {
    /** For each account. Half of it may come at once. */
    static final int NOTICES_PER_MINUTE = 6_000;

    private final Iterable<CallbackDesk> desks;
    private final Clockwork clock;
    private final Map<ObjectKey, Budget> budgets = new ConcurrentHashMap<>();

    FrontDesk(Iterable<CallbackDesk> desks, Clockwork clock) {
        this.desks = desks;
        this.clock = clock;
    }

    Reply receive(Incoming request) throws IOException {
        var address = CallbackRequest.of(request.path());
        // Asked first: an account that is found a moment later was not unknown.
        var ready = isReady();
        var mailbox = address.flatMap(known -> mailbox(known.secret()));
        if (mailbox.isPresent()) {
            return receive(request, mailbox.get());
        }
        return Reply.anonymous(address.isEmpty() || ready ? Result.WRONG_SECRET : Result.NOT_YET);
    }

    private boolean isReady() {
        var all = true;
        for (var desk : desks) {
            all &= desk.isReady();
        }
        return all;
    }

    private Optional<Mailbox> mailbox(String secret) {
        Optional<Mailbox> found = Optional.empty();
        for (var desk : desks) {
            var mailbox = desk.mailbox(secret);
            found = mailbox.isPresent() ? mailbox : found;
        }
        return found;
    }

    private Reply receive(Incoming request, Mailbox mailbox) throws IOException {
        var kind = mailbox.kind();
        var account = mailbox.account().toString();
        var budget = budgets.computeIfAbsent(mailbox.account(), key -> new Budget(() -> NOTICES_PER_MINUTE, clock));
        if (!budget.take(1)) {
            return Reply.of(Result.THROTTLED, kind, account);
        }
        var body = request.body();
        if (body.isEmpty()) {
            return Reply.of(Result.TOO_LARGE, kind, account);
        }
        var verdict = switch (request.method()) {
            case "GET" -> Optional.of(mailbox.got(request.rawQuery()));
            case "POST" -> Optional.of(mailbox.posted(body.get()));
            default -> Optional.<CallbackDesk.Verdict>empty();
        };
        var result = verdict.map(Result::of).orElse(Result.WRONG_METHOD);
        return result.status() == Result.HINT.status()
                ? new Reply(result, kind, account, result.status(), mailbox.receipt())
                : Reply.of(result, kind, account);
    }
}
