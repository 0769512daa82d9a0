package dev.onair.tenancy;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The vendor's other cloud, in which nothing is.
 *
 * @param calls how often each was called, by name
 */
record Elsewhere(URI url, Supplier<Map<String, Integer>> calls, Runnable closing) implements AutoCloseable {
    private static final Pattern READS = Pattern.compile("(get|list|show|batch).*|recordTaskQuery|createToken");

    static Elsewhere of(Battleground ground) {
        if (GroundAccount.isHuaweis(ground)) {
            var other = HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
            return new Elsewhere(other.url(), other.requests()::counts, other::close);
        }
        var other =
                CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
        // An operator that starts anew comes with another key of the account.
        other.addKey("restart-1", other.secretKey());
        return new Elsewhere(other.url(), other.requests()::counts, other::close);
    }

    /** What was asked for there that is not a question. */
    Map<String, Integer> writes() {
        var writes = new TreeMap<>(calls.get());
        writes.keySet().removeIf(name -> READS.matcher(name).matches());
        return writes;
    }

    /** The same endpoints, here. */
    Map<String, String> insteadOf(Map<String, String> home) {
        var here = new TreeMap<>(home);
        here.replaceAll((field, there) -> url.toString());
        return here;
    }

    @Override
    public void close() {
        closing.run();
    }
}
