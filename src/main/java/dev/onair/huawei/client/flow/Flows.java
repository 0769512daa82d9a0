package dev.onair.huawei.client.flow;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Outcome;
import dev.onair.http.CallKind;
import dev.onair.huawei.client.Call;
import dev.onair.huawei.client.HuaweiClient;
import dev.onair.huawei.client.HuaweiErrors;
import dev.onair.huawei.client.UnreadableAnswer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The calls of flows; each method is one request, named as the vendor's permission for it. Huawei Cloud Media Live API,
 * chapter 7. At most 80 requests a minute (table 1-2).
 */
public final class Flows {

    /** The most flows that one page has. 7.2. */
    public static final int LARGEST_PAGE = 100;

    private static final String FLOWS = "flows";
    private static final String OUTPUTS = "flows/outputs";

    private static final Pattern IS_ACTIVE =
            Pattern.compile("\\bflow task is (?:already )?in active status\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern IS_STANDBY =
            Pattern.compile("\\bflow task is (?:already )?in standby status\\b", Pattern.CASE_INSENSITIVE);

    private final HuaweiClient client;
    private final String projectId;

    public Flows(HuaweiClient client, String projectId) {
        this.client = client;
        this.projectId = projectId;
    }

    /**
     * The vendor makes the id: after {@code Unknown}, look for the flow before creating again. Refused where it exists
     * already: see {@link HuaweiErrors#isExisting}. 7.1.
     */
    public Outcome<FlowDetail> createFlow(FlowForm form) {
        var call = call("createFlow", WRITE, "POST", FLOWS).withBody(form);
        return HuaweiErrors.ofCreate(client.call(call, answer -> answer.as("flow", FlowDetail.class)));
    }

    /**
     * 7.2.
     *
     * @param limit 1 to {@value #LARGEST_PAGE}
     * @param offset how many to leave out
     */
    public Outcome<FlowPage> listFlow(int limit, int offset) {
        if (limit < 1 || limit > LARGEST_PAGE || offset < 0) {
            throw new IllegalArgumentException("page of " + limit + " flows from " + offset
                    + " does not exist: give a limit of 1 to " + LARGEST_PAGE + " and an offset from 0");
        }
        var call = call("listFlow", READ, "GET", FLOWS).with("limit", limit).with("offset", offset);
        return client.call(call, answer -> {
            var flows = answer.page("flows", FlowEntry.class, offset);
            return new FlowPage(flows, answer.total(), answer.weight(), answer.size("flows") - flows.size());
        });
    }

    /** Deletes for good. 7.3. */
    public Outcome<FlowStatus> deleteFlow(String flowId) {
        return client.call(
                call("deleteFlow", WRITE, "DELETE", FLOWS).with("flow_id", flowId),
                answer -> answer.as(FlowStatus.class));
    }

    /**
     * {@code Gone} where it is not there. 7.4.
     *
     * @param dataDisplay whether to show secrets instead of asterisks
     */
    public Outcome<FlowDetail> getFlowDetail(String flowId, boolean dataDisplay) {
        var call = call("getFlowDetail", READ, "GET", "flows/detail")
                .with("flow_id", flowId)
                .with("data_display", dataDisplay ? true : null);
        return client.call(call, answer -> {
            var detail = answer.as("flow", FlowDetail.class);
            requireSame("flow", flowId, detail.flowId());
            return detail;
        });
    }

    /** Done also where the vendor says that it runs already. 7.5. */
    public Outcome<FlowStatus> updateFlowStatusStart(String flowId) {
        return turn("updateFlowStatusStart", "flows/start", flowId, "ACTIVE", IS_ACTIVE);
    }

    /** Done also where the vendor says that it stands by already. 7.6. */
    public Outcome<FlowStatus> updateFlowStatusStop(String flowId) {
        return turn("updateFlowStatusStop", "flows/stop", flowId, "STANDBY", IS_STANDBY);
    }

    /** Replaces the source of this name, which {@code source} may change. 7.7. */
    public Outcome<SourceReply> updateFlowSource(String flowId, String sourceName, FlowSource source) {
        var call = call("updateFlowSource", WRITE, "PUT", "flows/sources")
                .with("flow_id", flowId)
                .with("source_name", sourceName)
                .withBody(Map.of("source", source));
        return client.call(call, answer -> answer.as(SourceReply.class));
    }

    /** The body is a bare list. Refused where a name exists already: see {@link HuaweiErrors#isExisting}. 7.8. */
    public Outcome<FlowOutputs> createFlowOutput(String flowId, List<AddFlowOutputsRequest> outputs) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("outputs is empty: give at least one");
        }
        var call = call("createFlowOutput", WRITE, "POST", OUTPUTS)
                .with("flow_id", flowId)
                .withBody(List.copyOf(outputs));
        return client.call(call, answer -> answer.as(FlowOutputs.class));
    }

    /** 7.9. */
    public Outcome<FlowsOutput> updateFlowOutput(String flowId, String outputName, FlowOutputUpdate update) {
        return client.call(
                output("updateFlowOutput", WRITE, "PUT", flowId, outputName).withBody(update),
                answer -> answer.as(FlowsOutput.class));
    }

    /**
     * {@code Gone} where flow or output is not there. 7.10.
     *
     * @param dataDisplay whether to show secrets instead of asterisks
     */
    public Outcome<FlowsOutput> showFlowOutput(String flowId, String outputName, boolean dataDisplay) {
        var call = output("showFlowOutput", READ, "GET", flowId, outputName)
                .with("data_display", dataDisplay ? true : null);
        return client.call(call, answer -> {
            var output = answer.as(FlowsOutput.class);
            requireSame("output", outputName, output.name());
            return output;
        });
    }

    /** What is shown of another one must not be taken for this one's. */
    private static void requireSame(String what, String asked, String shown) {
        if (!shown.equalsIgnoreCase(asked)) {
            throw new UnreadableAnswer("the vendor's answer is of another " + what + " than was asked for");
        }
    }

    /** 7.11. */
    public Outcome<DeletedOutput> deleteFlowOutput(String flowId, String outputName) {
        return client.call(
                output("deleteFlowOutput", WRITE, "DELETE", flowId, outputName),
                answer -> answer.as(DeletedOutput.class));
    }

    private Outcome<FlowStatus> turn(String operation, String path, String flowId, String status, Pattern isSoAlready) {
        var call = call(operation, WRITE, "PUT", path).with("flow_id", flowId).agreeingTo(isSoAlready);
        return client.call(call, answer -> {
            var told = answer.as(FlowStatus.class);
            return new FlowStatus(flowId, told.status() == null ? status : told.status());
        });
    }

    private Call output(String operation, CallKind kind, String method, String flowId, String outputName) {
        return call(operation, kind, method, OUTPUTS).with("flow_id", flowId).with("output_name", outputName);
    }

    private Call call(String operation, CallKind kind, String method, String path) {
        return Call.live(projectId, operation, kind, method, path);
    }
}
