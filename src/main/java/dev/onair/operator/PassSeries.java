package dev.onair.operator;

import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Command;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/**
 * The passes of one reconcile: where one has done something at the vendor that a look tells of, the next one looks before
 * the status is written, so that one write says both. What must not be lost is durable by then: the mark of a create and the
 * vendor's id. The next pass begins from what the first one left, as if that were written.
 */
final class PassSeries<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {
    /** In one reconcile. What a vendor shows otherwise after so many is written, and looked at again by a reconcile of its own. */
    private static final int MOST_LOOKS = 3;

    private final Subjects<R, D, S> subjects;
    private final ResourcePass<R, D, O, C, S> passes;
    private final ResourceReport<R, D, O, C, S> report;

    PassSeries(Subjects<R, D, S> subjects, ResourcePass<R, D, O, C, S> passes, ResourceReport<R, D, O, C, S> report) {
        this.subjects = subjects;
        this.passes = passes;
        this.report = report;
    }

    /**
     * What the series came to.
     *
     * @param pass with what was not told yet
     * @param before the status that the last pass began with, whether or not it was written
     */
    record Ended<D, S extends OnairStatus>(Subject<D, S> subject, Pass pass, S before) {
        private Ended<D, S> told() {
            return ending(new Pass(pass.standing(), pass.again(), List.of()));
        }

        private Ended<D, S> ending(Pass other) {
            return new Ended<>(subject, other, before);
        }

        /** What a look came to; one that has learnt nothing leaves the resource as this pass did. */
        private Ended<D, S> then(Ended<D, S> look) {
            return look.pass().standing() instanceof Standing.Unchanged
                    ? new Ended<>(
                            look.subject(),
                            new Pass(
                                    pass.standing(),
                                    look.pass().again(),
                                    look.pass().announcements()),
                            before)
                    : look;
        }
    }

    /** Hands out what a pass brought. */
    @FunctionalInterface
    interface Publisher<D, S extends OnairStatus> {
        /** What the pass comes to then. */
        Pass publish(Ended<D, S> ended);
    }

    /**
     * Runs them.
     *
     * @param publisher is asked after each pass: the next one finds what was handed out
     * @throws dev.onair.engine.Superseded when the resource was changed meanwhile; what the series did is found by the next one
     */
    Ended<D, S> run(R resource, S before, KubernetesLedger<R, S> ledger, Publisher<D, S> publisher) {
        var ended = pass(resource, before, ledger, publisher);
        for (int looks = 0; looks < MOST_LOOKS && ended.pass().isToBeSeen(); looks++) {
            report.tellDone(resource, ended.subject(), ended.pass(), ended.before());
            ended = ended.told();
            var status = ended.subject().status();
            var next = ledger.with(status);
            if (next.isEmpty()) {
                // Somebody has changed it meanwhile: the next reconcile looks.
                return ended;
            }
            ended = ended.then(pass(next.get(), status, ledger, publisher));
        }
        return ended;
    }

    private Ended<D, S> pass(R resource, S before, KubernetesLedger<R, S> ledger, Publisher<D, S> publisher) {
        var leave = subjects.leave(resource);
        var subject = subjects.of(resource, before, leave);
        var ended = new Ended<>(subject, passes.pass(resource, subject, leave, ledger), before);
        return ended.ending(publisher.publish(ended));
    }
}
