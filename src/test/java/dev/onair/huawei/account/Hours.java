package dev.onair.huawei.account;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.Hash;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Adapter;
import dev.onair.engine.Announcement;
import dev.onair.engine.Command;
import dev.onair.engine.Conditions;
import dev.onair.engine.Ledger;
import dev.onair.engine.Loop;
import dev.onair.engine.Output;
import dev.onair.engine.Policies;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import dev.onair.engine.Target;
import dev.onair.engine.WriteLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The passes of one resource, one a minute and those that a pass asks for sooner, each from what is durable alone: the status and the
 * annotation.
 */
public final class Hours<D, O, C extends Command, S extends OnairStatus> {
    private static final Duration CHECK = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final VendorInTime vendor;
    private final Function<S, Adapter<D, O, C, S>> adapters;
    private final Target target;
    private D desired;
    public S status;
    public Optional<String> annotation = Optional.empty();
    public boolean allowInterruption = true;
    public Optional<String> approved = Optional.empty();
    public final List<Announcement> told = new ArrayList<>();
    public List<Output> outputs = List.of();
    private long generation = 1;
    private Standing standing = new Standing.Unchanged();

    /** @param adapters makes one of the status as it stands when a pass begins */
    public Hours(VendorInTime vendor, Function<S, Adapter<D, O, C, S>> adapters, String kind, D desired, S status) {
        this.vendor = vendor;
        this.adapters = adapters;
        this.target = new Target(kind, new ObjectKey("tv", "news"), "uid");
        this.desired = desired;
        this.status = status;
    }

    /** Another manifest. */
    public void edit(D to) {
        desired = to;
        generation++;
    }

    public Standing standing() {
        return standing;
    }

    public void live(Duration time) {
        var end = vendor.clock.instant().plus(time);
        while (vendor.clock.instant().isBefore(end)) {
            var wait = pass().filter(again -> again.compareTo(CHECK) < 0).orElse(CHECK);
            vendor.clock.advance(wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait);
        }
    }

    private Optional<Duration> pass() {
        var seen = copy(status);
        var adapter = adapters.apply(seen);
        annotation.ifPresent(adapter::distrust);
        var subject = new Subject<>(
                target,
                Optional.of(desired),
                new Policies(
                        ManagementPolicy.Full, DriftPolicy.Enforce, DeletionPolicy.Delete, allowInterruption, approved),
                seen,
                annotation,
                Optional.<String>empty(),
                generation,
                0,
                covered -> Hash.of(covered),
                new ArrayList<Output>());
        var pass = new Loop<>(
                        adapter, vendor.clock.withZone(java.time.ZoneOffset.UTC), new Random(1), WriteLimits.DEFAULT)
                .pass(subject, new Kept());
        seen.conditions = Conditions.of(pass.standing(), seen.conditions, generation, vendor.clock.instant());
        status = seen;
        told.addAll(pass.announcements());
        outputs = subject.outputs();
        standing = pass.standing();
        return pass.again();
    }

    @SuppressWarnings("unchecked")
    private S copy(S from) {
        return (S) JSON.convertValue(from, from.getClass());
    }

    private final class Kept implements Ledger<S> {
        @Override
        public void save(S saved) {
            status = copy(saved);
        }

        @Override
        public void bind(String externalId) {
            annotation = Optional.of(externalId);
        }
    }
}
