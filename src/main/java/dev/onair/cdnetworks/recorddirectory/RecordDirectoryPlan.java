package dev.onair.cdnetworks.recorddirectory;

import dev.onair.cdnetworks.client.RecordDirectoryForm;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryCommand.Create;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Plan;
import java.util.List;
import java.util.Optional;

/** From what is to what is declared: pure. A directory is made, and never changed. */
final class RecordDirectoryPlan {
    private static final String NONE = "(none)";

    private RecordDirectoryPlan() {}

    static Plan<RecordDirectoryCommand> create(RecordDirectoryDesired desired) {
        var form = new RecordDirectoryForm(desired.directoryType(), desired.path());
        return new Plan<>(List.of(new Change<>(
                new Create(form),
                List.of(
                        new FieldChange("spec.directoryType", NONE, desired.directoryType(), Cause.REMEMBERED),
                        new FieldChange("spec.path", NONE, desired.pathText(), Cause.REMEMBERED)))));
    }

    /** Why a directory that is there can never become what is declared. */
    static Optional<String> impossible(RecordDirectoryDesired desired, RecordDirectoryObserved observed) {
        // An answer may leave the type out (2.22.6 names it otherwise): then there is nothing to compare.
        var sameType =
                observed.directoryType().map(desired.directoryType()::equals).orElse(true);
        return sameType && observed.path().equals(desired.path())
                ? Optional.empty()
                : Optional.of("directory " + observed.directoryId() + " has the type \""
                        + observed.directoryType().orElse("") + "\" and the path " + observed.pathText()
                        + ", which the vendor cannot change: declare just these in a new resource, or adopt another"
                        + " directory");
    }
}
