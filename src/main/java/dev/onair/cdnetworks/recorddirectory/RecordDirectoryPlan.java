package dev.onair.cdnetworks.recorddirectory;

import dev.onair.cdnetworks.client.RecordDirectoryForm;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryCommand.Create;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.Plan;
import java.util.List;
import java.util.Optional;

/** From what is to what is declared: pure. A directory is made, and never changed. */
final class RecordDirectoryPlan {
    private RecordDirectoryPlan() {}

    static Plan<RecordDirectoryCommand> create(RecordDirectoryDesired desired) {
        var form = new RecordDirectoryForm(desired.directoryType(), desired.path());
        var create = new Change<RecordDirectoryCommand>(
                new Create(form),
                List.of(
                        FieldChange.made("spec.directoryType", desired.directoryType()),
                        FieldChange.made("spec.path", desired.pathText())));
        return new Plan<>(List.of(create.covering(form.whole().value())));
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
