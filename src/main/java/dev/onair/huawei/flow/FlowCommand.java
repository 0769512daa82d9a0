package dev.onair.huawei.flow;

import dev.onair.engine.Command;
import dev.onair.engine.Impact;
import dev.onair.huawei.client.flow.AddFlowOutputsRequest;
import dev.onair.huawei.client.flow.FlowForm;
import dev.onair.huawei.client.flow.FlowOutputUpdate;
import dev.onair.huawei.client.flow.FlowSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every call that a Flow's plan can hold. */
sealed interface FlowCommand extends Command {

    /**
     * 7.1. Not idempotent: the vendor makes the id.
     *
     * @param keys fingerprints of the passphrases in it
     * @param sent fingerprints of the other fields, by source
     */
    record Create(FlowForm form, Map<String, String> keys, Map<String, Map<String, String>> sent)
            implements FlowCommand {
        @Override
        public String call() {
            return "createFlow";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        @Override
        public boolean creates() {
            return true;
        }

        @Override
        public String done() {
            return "Created";
        }
    }

    /** 7.5. Harmless to repeat. */
    record Start(String flowId) implements FlowCommand {
        @Override
        public String call() {
            return "updateFlowStatusStart";
        }

        @Override
        public Impact impact() {
            return Impact.SEAMLESS;
        }

        @Override
        public Optional<String> resumes() {
            return Optional.of(FlowPlan.STATE);
        }

        @Override
        public String done() {
            return "Started";
        }
    }

    /** 7.6, because the manifest says so. Harmless to repeat. */
    record Stop(String flowId) implements FlowCommand {
        @Override
        public String call() {
            return "updateFlowStatusStop";
        }

        @Override
        public Impact impact() {
            return Impact.INTERRUPTING;
        }

        @Override
        public boolean urgent() {
            return true;
        }

        @Override
        public String done() {
            return "Stopped";
        }
    }

    /**
     * What is done while the flow stands by, with the start that follows whatever came of it: a change that the vendor
     * refuses must not leave behind a flow that does not run.
     *
     * @param isRunning whether it must be stopped first
     */
    record ChangeAndStart(String flowId, boolean isRunning, List<FlowCommand> edits) implements FlowCommand {
        public ChangeAndStart {
            edits = List.copyOf(edits);
        }

        @Override
        public String call() {
            var first = isRunning ? "updateFlowStatusStop, " : "";
            return first + edits.stream().map(Command::call).collect(Collectors.joining(", "))
                    + ", updateFlowStatusStart";
        }

        @Override
        public Optional<String> resumes() {
            return isRunning ? Optional.empty() : Optional.of(FlowPlan.STATE);
        }

        @Override
        public Impact impact() {
            return isRunning ? Impact.INTERRUPTING : Impact.SEAMLESS;
        }

        @Override
        public String done() {
            return isRunning ? "Interrupted" : "Started";
        }
    }

    /**
     * 7.7. The source is what is to be, whole.
     *
     * @param sent fingerprints of its fields
     */
    record UpdateSource(
            String flowId,
            String sourceName,
            FlowSource source,
            Optional<String> fingerprint,
            Map<String, String> sent,
            Impact impact)
            implements FlowCommand {
        static final String CALL = "updateFlowSource";

        @Override
        public String call() {
            return CALL + " " + sourceName;
        }

        @Override
        public String done() {
            return "SourceUpdated";
        }
    }

    /**
     * 7.8. All of them in one call.
     *
     * @param sent fingerprints of their fields, by output
     * @param sentBefore the names of those that were sent already and not seen yet: that they exist is no refusal
     */
    record CreateOutputs(
            String flowId,
            List<AddFlowOutputsRequest> outputs,
            Map<String, String> keys,
            Map<String, Map<String, String>> sent,
            Set<String> sentBefore,
            Impact impact)
            implements FlowCommand {
        public CreateOutputs {
            outputs = List.copyOf(outputs);
            sentBefore = Set.copyOf(sentBefore);
        }

        static final String CALL = "createFlowOutput";

        @Override
        public String call() {
            return CALL + " "
                    + outputs.stream().map(AddFlowOutputsRequest::name).collect(Collectors.joining(" "));
        }

        @Override
        public String done() {
            return "OutputsCreated";
        }
    }

    /**
     * 7.9. What is sent is the whole of it.
     *
     * @param sent fingerprints of its fields
     */
    record UpdateOutput(
            String flowId,
            String outputName,
            FlowOutputUpdate update,
            Optional<String> fingerprint,
            Map<String, String> sent,
            Impact impact)
            implements FlowCommand {
        static final String CALL = "updateFlowOutput";

        @Override
        public String call() {
            return CALL + " " + outputName;
        }

        @Override
        public String done() {
            return "OutputUpdated";
        }
    }

    /** 7.11. Harmless to repeat. */
    record DeleteOutput(String flowId, String outputName, Impact impact) implements FlowCommand {
        static final String CALL = "deleteFlowOutput";

        @Override
        public String call() {
            return CALL + " " + outputName;
        }

        @Override
        public String done() {
            return "OutputDeleted";
        }
    }

    /** 7.3, stopped before where the vendor wants that. Harmless to repeat. */
    record Delete(String flowId) implements FlowCommand {
        @Override
        public String call() {
            return "deleteFlow";
        }

        @Override
        public Impact impact() {
            return Impact.DELETING;
        }

        @Override
        public String done() {
            return "Deleted";
        }
    }
}
