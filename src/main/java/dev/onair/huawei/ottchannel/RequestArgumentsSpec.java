package dev.onair.huawei.ottchannel;

import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which parameters of the URL viewers ask for another time than now. Huawei Cloud Media Live API, tables 5-22 to 5-25.
 */
public final class RequestArgumentsSpec {
    /** For what was recorded. */
    @WhenRemoved(value = Effect.KEPT, text = "declare [] to offer none")
    @Size(max = 8) public @Nullable List<Recorded> record;

    /** For a time shift. */
    @WhenRemoved(value = Effect.KEPT, text = "declare [] to offer none")
    @Size(max = 8) public @Nullable List<Timeshift> timeshift;

    /** For a delay of the live stream. */
    @WhenRemoved(value = Effect.KEPT, text = "declare [] to offer none")
    @Size(max = 8) public @Nullable List<Live> live;

    /** Parameters that ask for what was recorded. Huawei Cloud Media Live API, table 5-23. */
    public static final class Recorded {
        /** The name of the parameter for the begin. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String startTime;

        /** The name of the parameter for the end. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String endTime;

        /** The form of both, such as timestamp. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String format;

        /** Their unit, such as second. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String unit;
    }

    /** Parameters that ask for a time shift. Huawei Cloud Media Live API, table 5-24. */
    public static final class Timeshift {
        /** The name of the parameter for how far back. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String backTime;

        /** Its unit, such as second. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String unit;
    }

    /** Parameters that ask for a delay. Huawei Cloud Media Live API, table 5-25. */
    public static final class Live {
        /** The name of the parameter for the delay. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String delay;

        /** Its unit, such as second. */
        @WhenRemoved(
                value = Effect.KEPT,
                text = "declare another one; to have none, take the entry out and declare it again once it is gone")
        @Size(min = 1, max = 64) public @Nullable String unit;
    }
}
