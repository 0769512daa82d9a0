package dev.onair.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onair.cdnetworks.forwardtask.ForwardTaskCases;
import dev.onair.cdnetworks.livechannel.LiveChannelCases;
import dev.onair.cdnetworks.pullchannel.PullChannelCases;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryCases;
import dev.onair.cdnetworks.recordtask.RecordTaskCases;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackCases;
import dev.onair.engine.Plan;
import dev.onair.engine.PlanCase;
import dev.onair.huawei.flow.FlowCases;
import dev.onair.huawei.ottchannel.OttChannelCases;
import java.io.IOException;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The pure plan of one resource, of each kind: where nothing differs, as in nearly every pass, and where one thing does.
 *
 * <p>The baseline is to parse the same resource's JSON into a tree. That grows with the resource as its plan does, is the same kind
 * of work (short strings, maps, small objects), and is done anyway for each event that a watch brings: a plan of less than 1 is
 * nothing to be saved.
 */
@State(Scope.Benchmark)
public class PlanBenchmark {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All kinds that are planned for. */
    public enum Kind {
        LIVE_CHANNEL,
        PULL_CHANNEL,
        RECORD_DIRECTORY,
        RECORD_TASK,
        FORWARD_TASK,
        CHANNEL_STATE_CALLBACK,
        OTT_CHANNEL,
        FLOW;

        PlanCase of(Size size) {
            var typical = size == Size.TYPICAL;
            return switch (this) {
                case LIVE_CHANNEL -> typical ? LiveChannelCases.typical() : LiveChannelCases.large();
                case PULL_CHANNEL -> typical ? PullChannelCases.typical() : PullChannelCases.large();
                case RECORD_DIRECTORY -> typical ? RecordDirectoryCases.typical() : RecordDirectoryCases.large();
                case RECORD_TASK -> typical ? RecordTaskCases.typical() : RecordTaskCases.large();
                case FORWARD_TASK -> typical ? ForwardTaskCases.typical() : ForwardTaskCases.large();
                case CHANNEL_STATE_CALLBACK ->
                    typical ? ChannelStateCallbackCases.typical() : ChannelStateCallbackCases.large();
                case OTT_CHANNEL -> typical ? OttChannelCases.typical() : OttChannelCases.large();
                case FLOW -> typical ? FlowCases.typical() : FlowCases.large();
            };
        }
    }

    /** A size of a resource. */
    public enum Size {
        TYPICAL,
        /** All that may be, or as much as may be. */
        LARGE
    }

    /** What is planned for. */
    @Param
    public Kind kind = Kind.LIVE_CHANNEL;

    /** How much of it is declared. */
    @Param
    public Size size = Size.TYPICAL;

    private Supplier<Plan<?>> unchanged = Plan::empty;
    private Supplier<Plan<?>> changed = Plan::empty;
    private byte[] manifest = {};

    /** Prepares both sides. */
    @Setup
    public void prepare() {
        var planned = kind.of(size);
        unchanged = planned.unchanged();
        changed = planned.changed();
        manifest = planned.manifest().getBytes(UTF_8);
    }

    /** The plan that is empty. */
    @Benchmark
    public Plan<?> unchanged() {
        return unchanged.get();
    }

    /** The plan of one change. */
    @Benchmark
    public Plan<?> changed() {
        return changed.get();
    }

    /** A tree of the resource's JSON. */
    @Benchmark
    public JsonNode baseline() throws IOException {
        return JSON.readTree(manifest);
    }
}
