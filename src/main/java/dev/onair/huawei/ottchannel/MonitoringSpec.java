package dev.onair.huawei.ottchannel;

import dev.onair.common.Names;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What is asked of the vendor for status and metrics only, when nothing else waits. */
public final class MonitoringSpec {
    /** Signals of advertisements in the input. Huawei Cloud Media Live API 5.10. */
    public @Nullable Scte35 scte35;

    /** Whether pipelines and audio tracks are listed as Cloud Eye has them. Huawei Cloud Media Live API 6.2. */
    public @Nullable Boolean cloudEye;

    /** Which signals are counted. Huawei Cloud Media Live API, tables 5-134 and 5-135. */
    public static final class Scte35 {
        /** Which kind of signal; All when absent. */
        public @Nullable SignalType type;

        /** Those of the last so much time; they are asked for once in it. 1m to 24h. */
        @Required
        @Size(min = 2, max = 6) @Pattern(Names.DURATION) @ValidationRule(
                value = "self.endsWith('d') ? self == '1d'"
                        + " : duration(self) >= duration('1m') && duration(self) <= duration('24h')",
                message = "spec.monitoring.scte35.window lies between 1m and 24h")
        public String window = "";

        /** In which region; Primary when absent. */
        public @Nullable Region region;
    }

    /** A kind of signal. */
    public enum SignalType {
        All,
        SpliceInsert,
        TimeSignal
    }

    /** Which of a channel's regions. */
    public enum Region {
        Primary,
        Standby,
        All
    }
}
