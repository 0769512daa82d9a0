package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;

/** Answers a proxy's page in place of the call, with status 200. */
public record Html() implements Fault {
    @Override
    public String name() {
        return "html";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        return Reply.of(
                200, "text/html", "<html><head><title>Bad gateway</title></head><body>Bad gateway</body></html>\n");
    }
}
