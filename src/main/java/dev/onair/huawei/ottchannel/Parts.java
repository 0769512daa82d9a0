package dev.onair.huawei.ottchannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.engine.Change;
import dev.onair.engine.FieldChange;
import dev.onair.engine.Hidden;
import dev.onair.huawei.account.Fingerprint;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelKey;
import dev.onair.huawei.client.ott.EncoderSettings;
import dev.onair.huawei.client.ott.EncoderSettingsExpand;
import dev.onair.huawei.client.ott.EndpointItem;
import dev.onair.huawei.client.ott.InputStreamInfo;
import dev.onair.huawei.client.ott.RecordSettings;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeEndpoints;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeInput;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeName;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeRecording;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeTemplates;
import dev.onair.huawei.ottchannel.OttChannelCommand.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Which fields of a channel go with which call, and the calls that lead from what the vendor shows to what is wanted; each
 * sends its part whole (5.4 to 5.9). Pure.
 */
final class Parts {
    private static final List<String> PACKAGES = List.of("hls_package", "dash_package", "mss_package");

    private final ChannelKey key;
    private final ObjectNode wanted;
    private final ObjectNode observed;
    private final boolean isOn;
    private final Fingerprints fingerprints;
    private final Map<String, String> sent;

    /** @param isOn whether the channel runs, so that somebody may watch */
    Parts(Channel wanted, Channel observed, boolean isOn, Fingerprints fingerprints, Map<String, String> sent) {
        this.key = wanted.key();
        this.wanted = tree(wanted);
        this.observed = tree(observed);
        this.isOn = isOn;
        this.fingerprints = fingerprints;
        this.sent = sent;
    }

    /** A channel as a tree, its packages in one object however many items they come in. */
    static ObjectNode tree(Channel channel) {
        var tree = (ObjectNode) Trees.of(channel);
        if (tree.path("endpoints").isArray()) {
            var all = JsonNodeFactory.instance.objectNode();
            for (var item : tree.path("endpoints")) {
                for (var kind : PACKAGES) {
                    if (item.path(kind).isArray()) {
                        item.path(kind).forEach(all.withArray(kind)::add);
                        // An empty list says that there are to be none, and an absent one says nothing.
                        all.withArray(kind);
                    }
                }
            }
            tree.set("endpoints", all);
        }
        return tree;
    }

    /** One change for each call that is needed. */
    List<Change<Edit>> changes() {
        var changes = new ArrayList<Change<Edit>>();
        Stream.of(
                        part(this::input, "input", "encoder_settings_expand"),
                        part(this::templates, "encoder_settings"),
                        part(this::recording, "record_settings"),
                        part(this::endpoints, "endpoints"),
                        part(
                                (body, fields) ->
                                        new ChangeName(key, body.path("name").asText()),
                                "name"))
                .flatMap(Optional::stream)
                .forEach(changes::add);
        return changes;
    }

    private Optional<Change<Edit>> part(BiFunction<JsonNode, List<FieldChange>, Edit> command, String... fields) {
        var names = List.of(fields);
        var found = Comparison.differences(only(wanted, names), only(observed, names), fingerprints, sent);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        // The part is sent whole, and not only what differs.
        var whole = Hidden.of(only(wanted, names).toString());
        var differences = found.stream().map(field -> field.hiding(whole)).toList();
        // Of what a body is made of, nothing is shared with the next one.
        JsonNode want = only(wanted, names).deepCopy();
        JsonNode has = only(observed, names).deepCopy();
        var isMixed = differences.stream().map(FieldChange::cause).distinct().count() > 1;
        var secrets = differences.stream()
                .filter(field -> field.cause() == FieldChange.Cause.REMEMBERED)
                .toList();
        var rest = isMixed ? Optional.of(command.apply(Merge.secretsOnly(want, has), secrets)) : Optional.<Edit>empty();
        return Optional.of(new Change<>(command.apply(Merge.whole(want, has), differences), differences, rest));
    }

    private static ObjectNode only(ObjectNode channel, List<String> names) {
        var part = JsonNodeFactory.instance.objectNode();
        names.stream().filter(channel::has).forEach(name -> part.set(name, channel.path(name)));
        return part;
    }

    private Edit input(JsonNode body, List<FieldChange> fields) {
        return new ChangeInput(
                key,
                Trees.read(body.path("input"), InputStreamInfo.class),
                body.has("encoder_settings_expand")
                        ? Trees.read(body.path("encoder_settings_expand"), EncoderSettingsExpand.class)
                        : null,
                secrets("input"),
                Impacts.ofEncoding(isOn));
    }

    private Edit templates(JsonNode body, List<FieldChange> fields) {
        var settings = new ArrayList<EncoderSettings>();
        body.path("encoder_settings").forEach(one -> settings.add(Trees.read(one, EncoderSettings.class)));
        return new ChangeTemplates(key, List.copyOf(settings), Impacts.ofEncoding(isOn));
    }

    private Edit recording(JsonNode body, List<FieldChange> fields) {
        return new ChangeRecording(
                key,
                Trees.read(body.path("record_settings"), RecordSettings.class),
                Impacts.ofRecording(isOn, body, observed));
    }

    private Edit endpoints(JsonNode body, List<FieldChange> fields) {
        var packages = (ObjectNode) body.path("endpoints").deepCopy();
        PACKAGES.stream().filter(kind -> packages.path(kind).isEmpty()).forEach(packages::remove);
        return new ChangeEndpoints(
                key,
                packages.isEmpty() ? List.of() : List.of(Trees.read(packages, EndpointItem.class)),
                secrets("endpoints"),
                Impacts.ofEndpoints(isOn, fields));
    }

    private Map<String, Fingerprint> secrets(String field) {
        return Comparison.fingerprints(only(wanted, List.of(field)), fingerprints);
    }
}
