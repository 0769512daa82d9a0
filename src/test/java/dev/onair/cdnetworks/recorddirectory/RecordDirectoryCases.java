package dev.onair.cdnetworks.recorddirectory;

import dev.onair.engine.ApprovalCase;
import dev.onair.engine.Plan;
import dev.onair.engine.PlanCase;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * RecordDirectories to plan for, as a benchmark wants them. No call changes a directory, so the one change there can be is its
 * creation; without one it is looked at whether what is there can be what is declared.
 */
public final class RecordDirectoryCases {
    private static final int DEEPEST = 3;
    private static final int LONG = 40;

    private RecordDirectoryCases() {}

    /** What the examples declare. */
    public static PlanCase typical() {
        return of(List.of("movie-1", "movie-2"));
    }

    /** As deep as can be, with long names. */
    public static PlanCase large() {
        return of(IntStream.range(0, DEEPEST)
                .mapToObj(depth -> "movie-" + depth + "-" + "x".repeat(LONG))
                .toList());
    }

    private static PlanCase of(List<String> path) {
        var resource = new RecordDirectory();
        resource.getMetadata().setNamespace("tv");
        resource.getMetadata().setName("news");
        var spec = new RecordDirectorySpec();
        spec.directoryType = "news";
        spec.path = path;
        resource.setSpec(spec);
        var desired = RecordDirectoryDesired.of(
                PlanCase.watched(resource, RecordDirectory.class).getSpec());
        var observed = new RecordDirectoryObserved(
                "ec95", Optional.of("news"), List.copyOf(path), Optional.empty(), Optional.empty());
        return new PlanCase(
                Serialization.asJson(resource),
                () -> RecordDirectoryPlan.impossible(desired, observed)
                        .<Plan<?>>map(why -> {
                            throw new IllegalStateException(why);
                        })
                        .orElse(Plan.<RecordDirectoryCommand>empty()),
                () -> RecordDirectoryPlan.create(desired));
    }

    /** The plan of one that is not there yet. */
    public static ApprovalCase<RecordDirectory> approval() {
        return new ApprovalCase<>(
                RecordDirectory.class,
                "spec",
                (resource, secrets) -> RecordDirectoryPlan.create(RecordDirectoryDesired.of(resource.getSpec())),
                Set.of(),
                Set.of());
    }
}
