package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.cdnetworks.RecordTask.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tasks and a directory for the table of rules: `open` and `over` of recording, `fwd` and `fwdover` of forwarding. */
final class ValidationTasks {
    private ValidationTasks() {}

    static void seed(CdnetworksSimulator simulator) {
        var now = simulator.now();
        simulator.addDirectory(
                new RecordDirectory("ovptest", "00000000000000000000000000000001", "taken", List.of("a"), now));
        var recordings = simulator.services().recordings().shelf();
        var order = RecordOrder.of("p2", "N1", now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        var open = RecordTask.of("open", "ovptest", now, order, new Storage("s2", "http://play/"));
        recordings.put(open);
        var before = RecordOrder.of("p1", "N0", now, now.plus(Duration.ofHours(1)));
        recordings.put(
                RecordTask.of("over", "ovptest", now, before, open.storage()).over(RecordTask.Phase.ENDED, List.of()));
        var theirs = RecordOrder.of("theirs", "N0", now, now.plus(Duration.ofHours(1)));
        recordings.put(RecordTask.of("theirs", "other", now, theirs, open.storage()));
        var forward = new ForwardOrder(
                "p1", "rtmp://a/b", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var forwards = simulator.services().forwards().shelf();
        forwards.put(ForwardTask.of("fwd", "ovptest", now, forward));
        forwards.put(ForwardTask.of("fwdover", "ovptest", now, forward).with(ForwardTask.Phase.SUCCESS));
    }
}
