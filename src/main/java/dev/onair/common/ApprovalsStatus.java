package dev.onair.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which approvals were used: each works once, however long the annotation stays. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public final class ApprovalsStatus {
    /** The values of onair.dev/approve that were used, the last one of each plan; the one used last stands last. */
    @Size(max = 20) public List<@Size(max = 64) String> spent = new ArrayList<>();

    /** How often a plan that stands in spent no more may have been approved: what it needs now has a higher number. */
    public @Nullable Integer dropped;

    /** What the last approval is for and was not yet carried out, as hashes of its calls and fields. */
    @Size(max = 256) public List<@Size(max = 32) String> pending = new ArrayList<>();
}
