package dev.onair.demo;

import dev.onair.demo.Step.Check;
import java.util.ArrayList;
import java.util.List;

/** What happens in the demo, in order, as data. */
final class Story {
    /** Three of the channels' example, one that is recorded, one that is relayed. */
    private static final int LIVE_CHANNELS = 5;

    private Story() {}

    static List<Step> steps(Stage stage) {
        var steps = new ArrayList<Step>();
        steps.addAll(new ChannelStory(stage).steps());
        steps.addAll(new TaskStory(stage).steps());
        steps.add(ledger(stage));
        steps.addAll(new HuaweiStory(stage).steps());
        return steps;
    }

    private static Step ledger(Stage stage) {
        return new Step(
                "Look at the vendor's own log of all this",
                () -> {},
                Check.that(
                        "each channel was created once",
                        () -> stage.vendor().requests().count("createChannel") == LIVE_CHANNELS),
                Check.that(
                        "the quota was never exceeded",
                        () -> stage.vendor().account().quota().throttled() == 0));
    }
}
