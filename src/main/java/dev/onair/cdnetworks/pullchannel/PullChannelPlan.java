package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.account.ObservedChannel;
import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelEdit;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.cdnetworks.client.PullChannelForm;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.FieldChange.Cause;
import dev.onair.engine.Impact;
import dev.onair.engine.Plan;
import dev.onair.http.Secret;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From what is to what is declared, as calls: pure, and the same for the cluster, the command line and the tests. */
final class PullChannelPlan {
    private static final String NONE = "(none)";

    private PullChannelPlan() {}

    static Plan<PullChannelCommand> create(PullChannelDesired desired) {
        var form = new PullChannelForm(
                desired.channelName(),
                desired.sourceUrl().value(),
                desired.sourceProtocol(),
                desired.playbackDomain(),
                desired.protocols(),
                // The vendor demands a bit rate (2.12.3); the origin's needs no transcoding.
                desired.bitrates().isEmpty() ? Set.of(Bitrate.ORIGIN) : desired.bitrates(),
                desired.playerId().orElse(null));
        var create = new Change<PullChannelCommand>(new PullChannelCommand.Create(form), made(desired, form));
        return new Plan<>(List.of(create.covering(form.whole().value())));
    }

    private static List<FieldChange> made(PullChannelDesired desired, PullChannelForm form) {
        var fields = new ArrayList<FieldChange>();
        fields.add(FieldChange.made("spec.channelName", form.channelName()));
        fields.add(FieldChange.made("spec.source.url", desired.sourceUrl().shown()));
        fields.add(
                FieldChange.made("spec.source.protocol", form.sourceProtocol().name()));
        fields.add(FieldChange.made("spec.playbackDomain", form.pullDomain()));
        if (!form.protocols().isEmpty()) {
            fields.add(
                    FieldChange.made("spec.playback.protocols", form.protocols().toString()));
        }
        fields.add(FieldChange.made("spec.playback.bitrates", names(form.bitrates())));
        desired.playerId().ifPresent(id -> fields.add(FieldChange.made("spec.playback.playerId", id)));
        return fields;
    }

    /** All that differs goes in one call; what does not differ is not sent. */
    static Plan<PullChannelCommand> change(PullChannelDesired desired, ObservedChannel<PullChannelEntry> observed) {
        var entry = observed.entry();
        var fields = new ArrayList<FieldChange>();
        var name = name(fields, entry, desired);
        var url = url(fields, entry, desired);
        var protocol = protocol(fields, entry, desired);
        var bitrates = bitrates(fields, observed.details(), desired);
        if (fields.isEmpty()) {
            return Plan.empty();
        }
        var edit = new PullChannelEdit(entry.pullId(), name, url, protocol, bitrates);
        // Who watches is cut off by another source, and by the loss of the rendition that he watches.
        var isNoticed =
                url != null || protocol != null || PlaybackDetails.losesRenditions(observed.details(), bitrates);
        return new Plan<>(List.of(new Change<>(
                new PullChannelCommand.Edit(edit, isNoticed ? Impact.INTERRUPTING : Impact.SEAMLESS), fields)));
    }

    private static @Nullable String name(List<FieldChange> fields, PullChannelEntry entry, PullChannelDesired desired) {
        if (desired.channelName().equals(entry.channelName())) {
            return null;
        }
        fields.add(new FieldChange("spec.channelName", entry.channelName(), desired.channelName(), Cause.OBSERVED));
        return desired.channelName();
    }

    private static @Nullable Secret url(List<FieldChange> fields, PullChannelEntry entry, PullChannelDesired desired) {
        var wanted = desired.sourceUrl();
        if (wanted.value().equals(entry.sourceUrl())) {
            return null;
        }
        var field = new FieldChange(
                "spec.source.url", SourceUrl.shownFound(entry.sourceUrl()), wanted.shown(), Cause.OBSERVED);
        fields.add(field.hiding(wanted.value().value()));
        return wanted.value();
    }

    private static @Nullable Protocol protocol(
            List<FieldChange> fields, PullChannelEntry entry, PullChannelDesired desired) {
        var has = entry.sourceProtocol();
        var wanted = desired.sourceProtocol();
        if (wanted == has) {
            return null;
        }
        fields.add(new FieldChange(
                "spec.source.protocol", has == null ? NONE : has.name(), wanted.name(), Cause.OBSERVED));
        return wanted;
    }

    /** Only the details show bit rates; until they were read nothing is known, and so nothing is compared. */
    private static Set<Bitrate> bitrates(
            List<FieldChange> fields, Optional<PlaybackDetails> details, PullChannelDesired desired) {
        var has = details.map(PlaybackDetails::bitrates);
        if (desired.bitrates().isEmpty() || has.isEmpty() || has.get().equals(desired.bitrates())) {
            return Set.of();
        }
        fields.add(
                new FieldChange("spec.playback.bitrates", names(has.get()), names(desired.bitrates()), Cause.OBSERVED));
        return desired.bitrates();
    }

    private static String names(Collection<Bitrate> bitrates) {
        return new TreeSet<>(bitrates).stream().map(Bitrate::word).collect(Collectors.joining(", ", "[", "]"));
    }
}
