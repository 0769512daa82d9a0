package dev.onair.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Which kind makes which call of Huawei's, for what: the source of the README's second table. */
final class HuaweiCalls {
    static final List<VendorCalls.Line> ALL = List.of(
            new VendorCalls.Line("HuaweiAccount", "listProjects", "9.3", "the project's id, once"),
            new VendorCalls.Line("HuaweiAccount", "listChannel", "5.2", "what there is, 100 channels a page"),
            new VendorCalls.Line("HuaweiAccount", "getDimsInfo", "6.1", "`spec.monitoring.cloudEye`"),
            new VendorCalls.Line("HuaweiAccount", "listFlow", "7.2", "what there is, 100 flows a page"),
            new VendorCalls.Line("HuaweiAccount", "getFlowDetail", "7.4", "what the list lacks; one flow, to be sure"),
            new VendorCalls.Line("HuaweiAccount", "showFlowOutput", "7.10", "likewise, one output"),
            new VendorCalls.Line("OttChannel", "createChannel", "5.1", "create"),
            new VendorCalls.Line("OttChannel", "deleteChannel", "5.3", "delete"),
            new VendorCalls.Line("OttChannel", "updateChannelEndpoint", "5.4", "`spec.endpoints`"),
            new VendorCalls.Line("OttChannel", "updateChannelInput", "5.5", "`spec.input`, `spec.output`"),
            new VendorCalls.Line("OttChannel", "updateChannelRecord", "5.6", "`spec.recording`"),
            new VendorCalls.Line("OttChannel", "updateChannelGeneralInfo", "5.7", "`spec.name`"),
            new VendorCalls.Line(
                    "OttChannel", "updateChannelState", "5.8", "`spec.desiredState`; around an interruption"),
            new VendorCalls.Line("OttChannel", "modifyChannelTranscodings", "5.9", "`spec.encoderTemplates`"),
            new VendorCalls.Line("OttChannel", "statistic", "5.10", "`spec.monitoring.scte35`"),
            new VendorCalls.Line("OttChannel", "listCeInstances", "6.2", "`spec.monitoring.cloudEye`"),
            new VendorCalls.Line("Flow", "createFlow", "7.1", "create"),
            new VendorCalls.Line("Flow", "deleteFlow", "7.3", "delete"),
            new VendorCalls.Line("Flow", "updateFlowStatusStart", "7.5", "`spec.desiredState`; after an interruption"),
            new VendorCalls.Line("Flow", "updateFlowStatusStop", "7.6", "`spec.desiredState`; before an interruption"),
            new VendorCalls.Line("Flow", "updateFlowSource", "7.7", "`spec.sources`"),
            new VendorCalls.Line("Flow", "createFlowOutput", "7.8", "`spec.outputs`, all new ones in a call"),
            new VendorCalls.Line("Flow", "updateFlowOutput", "7.9", "`spec.outputs`, one that changes"),
            new VendorCalls.Line("Flow", "deleteFlowOutput", "7.11", "`spec.outputs`, one that goes or is replaced"));

    private HuaweiCalls() {}

    static String markdown() {
        return ALL.stream()
                .map(VendorCalls.Line::markdown)
                .collect(Collectors.joining(
                        "\n", "| kind | vendor call | section | for |\n| --- | --- | --- | --- |\n", ""));
    }
}
