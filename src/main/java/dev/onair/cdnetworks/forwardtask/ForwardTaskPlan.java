package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.account.ShownUrl;
import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.cdnetworks.client.ForwardTaskForm;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** From nothing to a forward task, and from a task to what differs in it: pure. */
final class ForwardTaskPlan {
    private ForwardTaskPlan() {}

    /** The one plan there is: what exists cannot be changed. Of the destination it names the host. */
    static Plan<ForwardTaskCommand> create(ForwardTaskDesired desired) {
        var destination = desired.destination().orElseThrow();
        var form = new ForwardTaskForm(
                desired.pullId(),
                desired.notifyUrl().orElse(null),
                destination.url(),
                desired.start().orElse(null),
                desired.end().orElse(null),
                desired.coding().orElse(null));
        var fields = new ArrayList<FieldChange>();
        fields.add(set("channel", desired.pullId()));
        fields.add(set("destination", destination.host() + " (key hidden)"));
        desired.start().ifPresent(time -> fields.add(set("start", time.toString())));
        desired.end().ifPresent(time -> fields.add(set("end", time.toString())));
        desired.coding().ifPresent(coding -> fields.add(set("transcode", text(coding))));
        desired.notifyUrl().ifPresent(url -> fields.add(set("notifyUrl", ShownUrl.of(url.value()))));
        var create = new Change<ForwardTaskCommand>(new ForwardTaskCommand.Create(form), fields);
        return new Plan<>(List.of(create.covering(form.whole().value())));
    }

    private static FieldChange set(String field, String value) {
        return FieldChange.made("spec." + field, value);
    }

    private static String text(CodingParams coding) {
        var parts = new StringJoiner(" ");
        Optional.ofNullable(coding.bitrateKbps()).ifPresent(rate -> parts.add(rate + "kbps"));
        Optional.ofNullable(coding.resolution()).ifPresent(parts::add);
        Optional.ofNullable(coding.frameRate()).ifPresent(rate -> parts.add(rate + "fps"));
        Optional.ofNullable(coding.videoCodec()).ifPresent(codec -> parts.add(word(codec)));
        Optional.ofNullable(coding.audioCodec()).ifPresent(codec -> parts.add(word(codec)));
        Optional.ofNullable(coding.watermark()).ifPresent(mark -> {
            parts.add("watermark");
            Optional.ofNullable(mark.position()).ifPresent(place -> parts.add(word(place)));
            parts.add(ShownUrl.of(mark.imageUrl()));
        });
        return parts.toString();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(java.util.Locale.ROOT);
    }
}
