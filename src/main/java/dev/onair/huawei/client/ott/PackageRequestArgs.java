package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a viewer asks for another time than now. Huawei Cloud Media Live API, table 5-22. */
public record PackageRequestArgs(
        @Nullable List<RecordRequestArgs> record,
        @Nullable List<TimeshiftRequestArgs> timeshift,
        @Nullable List<LiveRequestArgs> live) {

    public PackageRequestArgs {
        record = Immutable.list(record);
        timeshift = Immutable.list(timeshift);
        live = Immutable.list(live);
    }
}
