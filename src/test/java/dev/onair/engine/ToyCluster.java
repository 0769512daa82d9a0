package dev.onair.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.Attempt;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What a cluster keeps of one resource, and the reconciler's few lines around a pass; time stands still. */
final class ToyCluster {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    static final WriteLimits LIMITS = new WriteLimits(Duration.ZERO, 5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Steps steps;
    /** Whether what was done is looked at before the status is written, where that may be; else by the next pass. */
    boolean looksAtOnce;

    Clock clock = CLOCK;
    WriteLimits limits = LIMITS;
    Stored stored = new Stored(0, new Toy.Status(), null);
    Toy.Desired desired = new Toy.Desired("news", "red");
    Policies policies =
            new Policies(ManagementPolicy.Full, DriftPolicy.Enforce, DeletionPolicy.Delete, false, Optional.empty());
    long generation = 1;
    int failures;
    AppliedManifest manifest = AppliedManifest.NONE;
    private Made<Toy.Observed> made = new Made<>();
    final List<Announcement> told = new ArrayList<>();

    ToyCluster(Steps steps) {
        this.steps = steps;
    }

    /** The resource as the API server has it at one moment. */
    record Stored(long version, Toy.Status status, @Nullable String annotation) {
        Attempt attempt() {
            return Optional.ofNullable(status.attempt).orElseThrow();
        }
    }

    /** What was in the memory of the process is gone. */
    void restart() {
        made = new Made<>();
    }

    private static Toy.Status copy(Toy.Status status) {
        return JSON.convertValue(status, Toy.Status.class);
    }

    /** Writes only what was read at {@code from}, as the Kubernetes ledger does. */
    private final class Writer implements Ledger<Toy.Status> {
        private long version;

        Writer(long version) {
            this.version = version;
        }

        @Override
        public void save(Toy.Status status) {
            steps.around("save", () -> {
                if (version != stored.version()) {
                    throw new Superseded("stale");
                }
                stored = new Stored(version + 1, copy(status), stored.annotation());
                version++;
            });
        }

        @Override
        public void bind(String externalId) {
            steps.around("bind " + externalId, () -> {
                stored = new Stored(stored.version() + 1, stored.status(), externalId);
                version = stored.version();
            });
        }
    }

    Subject<Toy.Desired, Toy.Status> subject(Stored seen) {
        return new Subject<>(
                new Target(
                        Toy.TARGET.kind(),
                        Toy.TARGET.key(),
                        Toy.TARGET.uid(),
                        Subject.isEdited(seen.status(), generation)),
                Optional.of(desired),
                policies,
                copy(seen.status()),
                Optional.ofNullable(seen.annotation()),
                Optional.empty(),
                generation,
                failures,
                Toy.HASH,
                new ArrayList<>());
    }

    /** A pass from what is durably there. */
    Pass pass(ToyVendor vendor) {
        return pass(vendor, stored);
    }

    /** A pass from what a cache still shows. */
    Pass pass(ToyVendor vendor, Stored seen) {
        var subject = subject(seen);
        var writer = new Writer(seen.version());
        var pass = loop(vendor).pass(subject, writer);
        if (looksAtOnce && pass.isToBeSeen()) {
            told.addAll(pass.announcements());
            stand(subject, pass);
            var look = subject(new Stored(writer.version, subject.status(), stored.annotation()));
            pass = loop(vendor).pass(look, writer);
            subject = look;
        }
        settle(subject, pass, writer);
        return pass;
    }

    private Loop<Toy.Desired, Toy.Observed, Toy.Call, Toy.Status> loop(ToyVendor vendor) {
        return new Loop<>(
                vendor,
                clock,
                new Random(1),
                limits,
                new Surroundings(() -> Rivals.NONE, Optional::empty, manifest),
                made);
    }

    Deletion.Result delete(ToyVendor vendor, Stored seen) {
        var subject = subject(seen);
        var result = new Deletion<>(vendor, new Random(1)).pass(subject);
        if (!result.over()) {
            settle(subject, result.pass(), new Writer(seen.version()));
        }
        return result;
    }

    private void settle(Subject<Toy.Desired, Toy.Status> subject, Pass pass, Writer writer) {
        told.addAll(pass.announcements());
        stand(subject, pass);
        var status = subject.status();
        if (!JSON.valueToTree(status).equals(JSON.valueToTree(stored.status()))) {
            writer.save(status);
        }
    }

    private void stand(Subject<Toy.Desired, Toy.Status> subject, Pass pass) {
        var status = subject.status();
        status.conditions = Conditions.of(pass.standing(), status.conditions, generation, clock.instant());
    }

    Toy.Status status() {
        return stored.status();
    }

    void annotate(String id) {
        stored = new Stored(stored.version() + 1, stored.status(), id);
    }

    /** Passes until one finds everything as declared. */
    void settleDown(ToyVendor vendor) {
        for (int passes = 0; passes < 20; passes++) {
            if (pass(vendor).standing() instanceof Standing.InSync) {
                return;
            }
        }
        throw new AssertionError("never in sync: " + steps.log());
    }
}
