package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Answers 50 MB of well-formed JSON; the call takes effect. */
public record Huge() implements Fault {
    public static final int LENGTH = 50 * 1024 * 1024;

    @Override
    public String name() {
        return "huge";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        next.proceed();
        var head = "{\"code\":200,\"message\":\"".getBytes(StandardCharsets.US_ASCII);
        var tail = "\"}".getBytes(StandardCharsets.US_ASCII);
        var body = new byte[LENGTH];
        Arrays.fill(body, (byte) 'x');
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(tail, 0, body, LENGTH - tail.length, tail.length);
        return Reply.of(200, "application/json", body);
    }
}
