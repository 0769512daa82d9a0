package dev.onair.huawei.ottchannel;

import dev.onair.engine.Caller;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.RefusalKind;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.account.OttChannelList;
import dev.onair.huawei.client.HuaweiErrors;
import dev.onair.huawei.client.ott.ChannelKey;
import dev.onair.huawei.client.ott.ChannelQuery;
import dev.onair.huawei.client.ott.ChannelReply;
import dev.onair.huawei.client.ott.ChannelState;
import dev.onair.huawei.client.ott.OttChannels;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeEndpoints;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeInput;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeName;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeRecording;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeStopped;
import dev.onair.huawei.ottchannel.OttChannelCommand.ChangeTemplates;
import dev.onair.huawei.ottchannel.OttChannelCommand.Edit;
import java.util.function.Function;

/** Changes of a channel that is there, for one owner. Huawei Cloud Media Live API 5.3 to 5.9. */
record Writes(HuaweiSession session, Caller owner) {

    /** One call. */
    Outcome<Effect<OttChannelStatus>> edit(Edit edit) {
        return whole(edit)
                .then(change -> send(change)
                        .map(yes -> Effect.remembering(status -> {
                            status.sentSecrets
                                    .keySet()
                                    .removeIf(name -> !edit.part().isEmpty() && name.startsWith(edit.part()));
                            edit.secrets()
                                    .forEach((name, fingerprint) -> status.sentSecrets.put(name, fingerprint.text()));
                        })));
    }

    /** With secrets that the manifest leaves to the vendor, which does not show them unasked. */
    private Outcome<Edit> whole(Edit edit) {
        if (!Unmasking.isNeeded(edit)) {
            return Outcome.done(edit);
        }
        return session.ottCalls()
                .call(
                        Lane.READ,
                        owner,
                        "listChannel",
                        () -> session.ottClient()
                                .listChannel(ChannelQuery.of(edit.key()).withSecrets()))
                .then(page -> page.channels().stream()
                        .filter(channel -> channel.key().equals(edit.key()))
                        .findFirst()
                        .flatMap(shown -> Unmasking.of(edit, shown))
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.failed(Failure.Rejected.unsent(
                                edit.call()
                                        + " would replace a secret that the vendor does not show: declare its value,"
                                        + " by a valueSecretRef or passphraseSecretRef",
                                RefusalKind.Final))));
    }

    private Outcome<ChannelReply> send(Edit edit) {
        return switch (edit) {
            case ChangeName(var key, var name) ->
                write("updateChannelGeneralInfo", key, client -> client.updateChannelGeneralInfo(key, name));
            case ChangeInput(var key, var input, var output, var secrets, var impact) ->
                write("updateChannelInput", key, client -> client.updateChannelInput(key, input, output));
            case ChangeRecording(var key, var settings, var impact) ->
                write("updateChannelRecord", key, client -> client.updateChannelRecord(key, settings));
            case ChangeEndpoints(var key, var endpoints, var secrets, var impact) ->
                write("updateChannelEndpoint", key, client -> client.updateChannelEndpoint(key, endpoints));
            case ChangeTemplates(var key, var settings, var impact) ->
                write("modifyChannelTranscodings", key, client -> client.modifyChannelTranscodings(key, settings));
        };
    }

    /**
     * Stops the channel if it runs, changes it, and starts it whatever became of the changes. A process that ends in
     * between finds it stopped, plans the rest, and that ends with the start, too.
     */
    Outcome<Effect<OttChannelStatus>> whileStopped(ChangeStopped command) {
        var key = command.key();
        // It is off air until the last call, which is sent even if the account lets its owner in no more by then.
        var last = command.isRunning() ? new Writes(session, owner.finishing()) : this;
        if (command.isRunning()
                && state(Lane.WRITE, key, ChannelState.OFF) instanceof Outcome.Failed<ChannelReply>(var why)) {
            if (why instanceof Failure.Unknown && !session.ottCalls().mayCall(Lane.WRITE, owner)) {
                // It may be off air as well, and no later pass will be let in to look. What runs is started without
                // harm.
                last.state(Lane.WRITE, key, ChannelState.ON);
            }
            return Outcome.failed(why);
        }
        Outcome<Effect<OttChannelStatus>> all = Outcome.done(Effect.none());
        for (var edit : command.edits()) {
            all = all.then(before -> edit(edit)
                    .map(effect -> Effect.remembering(status -> {
                        before.remember().accept(status);
                        effect.remember().accept(status);
                    })));
        }
        var changed = all;
        // One that cannot be started is the worse news, and the next pass comes back to the change.
        return last.state(Lane.WRITE, key, ChannelState.ON).then(yes -> changed);
    }

    Outcome<ChannelReply> state(Lane lane, ChannelKey key, ChannelState to) {
        return write(lane, "updateChannelState", key, client -> client.updateChannelState(key, to));
    }

    /**
     * Deletes the channel. The document does not say whether one that runs can be deleted, so it is stopped, and whatever
     * the vendor says to that, the deletion has the last word.
     *
     * @param isStopped whether it is known not to run
     */
    Outcome<Effect<OttChannelStatus>> delete(ChannelKey key, boolean isStopped) {
        var outcome = isStopped ? deleteCall(key) : stopThenDelete(key);
        if (isStopped
                && outcome instanceof Outcome.Failed<ChannelReply>(var why)
                && HuaweiErrors.isNotInThisState(why)) {
            outcome = stopThenDelete(key);
        }
        if (outcome instanceof Outcome.Done<ChannelReply>) {
            session.ottChannels().deleted(OttChannelList.id(key));
        }
        return outcome.map(yes -> Effect.none());
    }

    private Outcome<ChannelReply> stopThenDelete(ChannelKey key) {
        return switch (state(Lane.DELETE, key, ChannelState.OFF)) {
            case Outcome.Done<ChannelReply> ignored -> deleteCall(key);
            case Outcome.Failed<ChannelReply>(Failure.Rejected ignored) -> deleteCall(key);
            case Outcome.Failed<ChannelReply> failed -> failed;
        };
    }

    private Outcome<ChannelReply> deleteCall(ChannelKey key) {
        return write(Lane.DELETE, "deleteChannel", key, client -> client.deleteChannel(key));
    }

    private Outcome<ChannelReply> write(
            String operation, ChannelKey key, Function<OttChannels, Outcome<ChannelReply>> call) {
        return write(Lane.WRITE, operation, key, call);
    }

    /** Whatever came of a write, what was seen before it is not the truth any more. */
    private Outcome<ChannelReply> write(
            Lane lane, String operation, ChannelKey key, Function<OttChannels, Outcome<ChannelReply>> call) {
        var outcome = session.ottCalls().call(lane, owner, operation, () -> call.apply(session.ottClient()));
        if (!(outcome instanceof Outcome.Failed<ChannelReply>(Failure.NotSent ignored))) {
            session.ottChannels().wrote(OttChannelList.id(key));
        }
        return outcome;
    }
}
