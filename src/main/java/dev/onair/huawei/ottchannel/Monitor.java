package dev.onair.huawei.ottchannel;

import dev.onair.common.Bounded;
import dev.onair.common.TimeText;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.huawei.client.cloudeye.DimensionQuery;
import dev.onair.huawei.client.cloudeye.Instance;
import dev.onair.huawei.client.cloudeye.InstancePage;
import dev.onair.huawei.client.cloudeye.InstanceQuery;
import dev.onair.huawei.client.cloudeye.Named;
import dev.onair.huawei.client.ott.Scte35Info;
import dev.onair.huawei.client.ott.Statistic;
import dev.onair.huawei.client.ott.StatisticQuery;
import dev.onair.huawei.ottchannel.OttChannelCommand.CountSignals;
import dev.onair.huawei.ottchannel.OttChannelCommand.ListInstances;
import dev.onair.huawei.ottchannel.OttChannelStatus.Instances;
import dev.onair.huawei.ottchannel.OttChannelStatus.Scte35;
import dev.onair.huawei.ottchannel.OttChannelStatus.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks what is for the status and metrics only, in the lowest lane. A question that the vendor does not answer is noted and
 * asked again when the next one is due: the channel is as declared all the same. Huawei Cloud Media Live API 5.10, 6.2.
 */
record Monitor(HuaweiSession session, OttMetrics metrics) {
    /** Twice the time after which the pipelines are listed again. */
    private static final Duration INPUT_IS_KNOWN_FOR = OttChannelPlan.INSTANCES_LISTED_EVERY.multipliedBy(2);

    private static final String NAMESPACE = "SYS.LIVE";
    private static final int MOST = 100;
    private static final int SIGNALS = 10;
    private static final int PIPELINES = 16;
    private static final int TRACKS = 64;
    private static final int WORD = 64;

    Outcome<Effect<OttChannelStatus>> count(Target target, CountSignals command) {
        var now = session.now().truncatedTo(ChronoUnit.SECONDS);
        var wanted = command.wanted();
        var query = new StatisticQuery(
                command.key(), wanted.type(), now.minus(wanted.window()), now, wanted.region(), MOST, null);
        var asked = session.ottCalls()
                .call(
                        Lane.BACKGROUND,
                        target.caller(),
                        "statistic",
                        () -> session.ottClient().statistic(query));
        return answered(
                asked,
                found -> {
                    metrics.signals(target.key(), found.total());
                    return status -> status.scte35 = signals(found, now);
                },
                problem -> status -> {
                    var before = Objects.requireNonNullElseGet(status.scte35, Scte35::new);
                    before.observedTime = now.toString();
                    before.problem = problem;
                    status.scte35 = before;
                });
    }

    private static Scte35 signals(Statistic found, Instant now) {
        var scte35 = new Scte35();
        scte35.observedTime = now.toString();
        scte35.count = found.total();
        scte35.signals = found.scte35Info().stream()
                .sorted(Comparator.comparing(
                        Scte35Info::startDate, Comparator.nullsLast(Comparator.<Long>reverseOrder())))
                .limit(SIGNALS)
                .map(Monitor::signal)
                .toList();
        return scte35;
    }

    private static Signal signal(Scte35Info info) {
        var signal = new Signal();
        signal.type = bounded(info.type(), WORD);
        signal.eventId = info.eventId();
        signal.time =
                info.startDate() == null || info.startDate() < 0 || info.startDate() > Instant.MAX.getEpochSecond()
                        ? null
                        : bounded(Instant.ofEpochSecond(info.startDate()).toString(), WORD);
        signal.durationSeconds = info.duration() == null || info.duration() < 0 ? null : info.duration();
        signal.segmentation = bounded(info.segmentationType(), WORD);
        signal.region = bounded(info.region() == null ? info.regionType() : info.region(), WORD);
        return signal;
    }

    Outcome<Effect<OttChannelStatus>> list(Target target, ListInstances command) {
        var now = session.now().truncatedTo(ChronoUnit.SECONDS);
        var query = new InstanceQuery(
                NAMESPACE,
                List.of(
                        new DimensionQuery("medialive_mpc", command.key().id()),
                        new DimensionQuery("pipeline", null),
                        new DimensionQuery("audio", null)),
                0,
                MOST);
        var asked = session.cloudEyeCalls()
                .call(
                        Lane.BACKGROUND,
                        target.caller(),
                        "listCeInstances",
                        () -> session.cloudEyeClient().listCeInstances(query));
        return answered(
                asked,
                page -> {
                    var instances = instances(page, now);
                    metrics.instances(target.key(), instances.pipelines.size(), instances.audio.size());
                    return status -> status.instances = instances;
                },
                problem -> status -> {
                    var before = Objects.requireNonNullElseGet(status.instances, Instances::new);
                    before.observedTime = now.toString();
                    before.problem = problem;
                    status.instances = before;
                });
    }

    /** Whether Cloud Eye listed a pipeline of the channel of late: it lists those that have something to measure. */
    static boolean hasInput(OttChannelStatus known, Instant now) {
        var instances = known.instances;
        return instances != null
                && !instances.pipelines.isEmpty()
                && TimeText.read(instances.observedTime)
                        .filter(at -> now.isBefore(at.plus(INPUT_IS_KNOWN_FOR)))
                        .isPresent();
    }

    private static Instances instances(InstancePage page, Instant now) {
        var instances = new Instances();
        instances.observedTime = now.toString();
        instances.pipelines = page.instances().stream()
                .flatMap(instance -> id(instance.pipeline()))
                .distinct()
                .limit(PIPELINES)
                .toList();
        instances.audio = page.instances().stream()
                .flatMap(Monitor::track)
                .distinct()
                .limit(TRACKS)
                .toList();
        return instances;
    }

    private static Stream<String> track(Instance instance) {
        return id(instance.audio())
                .map(audio -> id(instance.pipeline())
                        .findFirst()
                        .map(pipeline -> pipeline + "/" + audio)
                        .orElse(audio));
    }

    private static Stream<String> id(@Nullable Named end) {
        return Optional.ofNullable(end).map(Named::id).stream().map(id -> Bounded.text(id, 2 * WORD - 1));
    }

    private static @Nullable String bounded(@Nullable String text, int longest) {
        return text == null ? null : Bounded.text(text, longest);
    }

    /** What concerns the account, or that the manifest changed meanwhile, is not the question's own trouble. */
    private static <T> Outcome<Effect<OttChannelStatus>> answered(
            Outcome<T> asked,
            Function<T, Consumer<OttChannelStatus>> answer,
            Function<String, Consumer<OttChannelStatus>> trouble) {
        return switch (asked) {
            case Outcome.Done<T>(var value) -> Outcome.done(Effect.remembering(answer.apply(value)));
            case Outcome.Failed<T>(Failure.AuthRefused why) -> Outcome.failed(why);
            case Outcome.Failed<T>(Failure.NotSent why) -> Outcome.failed(why);
            case Outcome.Failed<T>(Failure.Throttled why) -> Outcome.failed(why);
            case Outcome.Failed<T>(var why) ->
                Outcome.done(Effect.remembering(trouble.apply(Bounded.text(why.message(), Bounded.VALUE))));
        };
    }
}
