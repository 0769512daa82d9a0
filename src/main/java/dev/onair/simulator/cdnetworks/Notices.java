package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.callback.Acceptance;
import dev.onair.simulator.callback.Courier;
import dev.onair.simulator.callback.Notice;
import dev.onair.simulator.callback.Repeats;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the vendor tells its customers, in which form, and how often it tries. Nothing of it is signed (WIRE-NOTES). */
public final class Notices {
    public static final String CHANNEL_STATE = "channelState";
    public static final String RECORD_TASK = "recordTask";
    public static final String DIRECT_RECORDING = "directRecording";
    public static final String FORWARD_TASK = "forwardTask";

    /** 2.16.5: "up to 5 times by default", after 20 s. */
    private static final Repeats FIVE =
            new Repeats(5, Duration.ofSeconds(20), Duration.ofSeconds(20), Acceptance.SUCCESS_1);
    /** 2.17.5: a timeout of 30 s, three retries; how far apart it does not say. */
    private static final Repeats THREE =
            new Repeats(3, Duration.ofSeconds(30), Duration.ofSeconds(30), Acceptance.STATUS_200);
    /** 2.26 and 2.27.3 speak of no repeats. */
    private static final Repeats NONE = new Repeats(0, Duration.ZERO, Duration.ofSeconds(30), Acceptance.STATUS_200);

    private final Accounts accounts;
    private final Shelf<StateCallback> stateCallbacks;
    private final Courier courier;

    Notices(Accounts accounts, Shelf<StateCallback> stateCallbacks, Courier courier) {
        this.accounts = accounts;
        this.stateCallbacks = stateCallbacks;
        this.courier = courier;
    }

    /** As 2.16.5 has it, where the channel's push domain has a receiver; whatever state the channel is in. */
    public void channelState(Channel channel, int state, Instant at) {
        var settings = channel.settings();
        var receiver = stateCallbacks
                .find(StateCallback.key(channel.account(), settings.pushDomain()))
                .filter(StateCallback::open);
        if (receiver.isEmpty()) return;
        var told = new LinkedHashMap<String, String>();
        told.put("channelName", settings.channelName());
        told.put("pushDomain", settings.pushDomain());
        told.put("channelType", settings.channelType());
        told.put("pushId", channel.streamName());
        told.put("pullId", channel.pullId());
        told.put("channelState", Integer.toString(state));
        told.put("timestamp", Long.toString(at.toEpochMilli()));
        var url = with(receiver.get().notifyUrl(), told);
        courier.send(new Notice(channel.account(), CHANNEL_STATE, channel.pullId(), url, Optional.empty(), FIVE));
    }

    /** Of a task with a receiver. */
    void recordTask(RecordTask task) {
        task.order()
                .notifyUrl()
                .ifPresent(url -> post(
                        new Subject(task.account(), RECORD_TASK, task.taskId()),
                        url,
                        RecordAnswers.notice(task),
                        THREE));
    }

    /** Of a task with a receiver. */
    void forwardTask(ForwardTask task) {
        task.order()
                .notifyUrl()
                .ifPresent(url -> post(
                        new Subject(task.account(), FORWARD_TASK, task.taskId()), url, task.answer("taskId"), NONE));
    }

    /** 2.26: what was recorded of a time on air, to the receiver of the account, where it has one. */
    void directRecording(Channel channel, DirectRecording recording) {
        accounts.get(channel.account())
                .directRecordingUrl()
                .ifPresent(url -> post(
                        new Subject(channel.account(), DIRECT_RECORDING, channel.pullId()),
                        url,
                        recording.notice(channel),
                        NONE));
    }

    private record Subject(String account, String kind, String id) {}

    private void post(Subject subject, URI url, JsonNode body, Repeats repeats) {
        courier.send(new Notice(
                subject.account(), subject.kind(), subject.id(), url, Optional.of(Json.text(body)), repeats));
    }

    private static URI with(URI url, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + query);
    }
}
