package dev.onair.simulator.huawei;

import dev.onair.simulator.Reads;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Every call there is, under the name of the action that permits it (chapter 8), with where it is reached. */
public enum Action {
    CREATE_CHANNEL("createChannel", "POST", Category.OTT, "/ott/channels"),
    LIST_CHANNELS("listChannel", "GET", Category.OTT, "/ott/channels"),
    DELETE_CHANNEL("deleteChannel", "DELETE", Category.OTT, "/ott/channels"),
    UPDATE_ENDPOINTS("updateChannelEndpoint", "PUT", Category.OTT, "/ott/channels/endpoints"),
    UPDATE_INPUT("updateChannelInput", "PUT", Category.OTT, "/ott/channels/input"),
    UPDATE_RECORD("updateChannelRecord", "PUT", Category.OTT, "/ott/channels/record-settings"),
    UPDATE_GENERAL("updateChannelGeneralInfo", "PUT", Category.OTT, "/ott/channels/general"),
    UPDATE_STATE("updateChannelState", "PUT", Category.OTT, "/ott/channels/state"),
    /** The second spelling is the one of the vendor's SDK. */
    UPDATE_TRANSCODINGS(
            "modifyChannelTranscodings",
            "PUT",
            Category.OTT,
            "/ott/channels/encoder-settings",
            "/ott/channels/encorder-settings"),
    STATISTIC("statistic", "POST", Category.OTT, "/ott/channels/statistic"),
    GET_DIMENSIONS("getDimsInfo", "GET", Category.CLOUD_EYE, "/ott/dims-info"),
    LIST_INSTANCES("listCeInstances", "POST", Category.CLOUD_EYE, "/ott/instances"),
    CREATE_FLOW("createFlow", "POST", Category.STREAM_CONNECT, "/flows"),
    LIST_FLOWS("listFlow", "GET", Category.STREAM_CONNECT, "/flows"),
    DELETE_FLOW("deleteFlow", "DELETE", Category.STREAM_CONNECT, "/flows"),
    GET_FLOW("getFlowDetail", "GET", Category.STREAM_CONNECT, "/flows/detail"),
    START_FLOW("updateFlowStatusStart", "PUT", Category.STREAM_CONNECT, "/flows/start"),
    STOP_FLOW("updateFlowStatusStop", "PUT", Category.STREAM_CONNECT, "/flows/stop"),
    UPDATE_FLOW_SOURCE("updateFlowSource", "PUT", Category.STREAM_CONNECT, "/flows/sources"),
    CREATE_FLOW_OUTPUTS("createFlowOutput", "POST", Category.STREAM_CONNECT, "/flows/outputs"),
    UPDATE_FLOW_OUTPUT("updateFlowOutput", "PUT", Category.STREAM_CONNECT, "/flows/outputs"),
    SHOW_FLOW_OUTPUT("showFlowOutput", "GET", Category.STREAM_CONNECT, "/flows/outputs"),
    DELETE_FLOW_OUTPUT("deleteFlowOutput", "DELETE", Category.STREAM_CONNECT, "/flows/outputs"),
    /** 3.2; the document calls it "Obtaining a User Token". */
    CREATE_TOKEN("createToken", "POST", Category.IAM, "/v3/auth/tokens"),
    /** 9.3. */
    LIST_PROJECTS("listProjects", "GET", Category.IAM, "/v3/projects", "/v3/auth/projects"),
    /** Not in the document; how public clients find the account that they are of. */
    LIST_AUTH_DOMAINS("listAuthDomains", "GET", Category.IAM, "/v3/auth/domains");

    private static final Set<String> OF_A_PROJECT_SINCE = Set.of("v1");
    private static final Pattern SLASH = Pattern.compile("/");

    private final String call;
    private final String method;
    private final Category category;
    private final String path;
    private final Optional<String> otherPath;

    Action(String call, String method, Category category, String path) {
        this(call, method, category, path, Optional.empty());
    }

    Action(String call, String method, Category category, String path, String otherPath) {
        this(call, method, category, path, Optional.of(otherPath));
    }

    Action(String call, String method, Category category, String path, Optional<String> otherPath) {
        this.call = call;
        this.method = method;
        this.category = category;
        this.path = path;
        this.otherPath = otherPath;
    }

    /** The name in the log and for faults. */
    public String call() {
        return call;
    }

    String method() {
        return method;
    }

    Category category() {
        return category;
    }

    /** What it looks at: 5.2 with an id is a look at that channel. */
    Reads reads(Map<String, String> query) {
        return switch (this) {
            case LIST_CHANNELS -> query.containsKey("id") ? Reads.ONE : Reads.LIST;
            case LIST_FLOWS, LIST_INSTANCES -> Reads.LIST;
            case GET_FLOW, SHOW_FLOW_OUTPUT, STATISTIC -> Reads.ONE;
            default -> Reads.NOTHING;
        };
    }

    /** Behind {@code /v1/{project_id}} but for IAM's. */
    boolean isReachedBy(String otherOrPath) {
        return path.equals(otherOrPath) || otherPath.filter(otherOrPath::equals).isPresent();
    }

    boolean isOfAProject() {
        return category != Category.IAM;
    }

    /** Chapter 5 refuses with `result_code`, but for its statistics; everything else with `error_code`. */
    boolean refusesWithResultCode() {
        return category == Category.OTT && this != STATISTIC;
    }

    /** @throws IllegalArgumentException when there is none */
    static Action named(String call) {
        return Arrays.stream(values())
                .filter(action -> action.call.equals(call))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no call \"" + call + "\"; there are "
                        + Arrays.stream(values()).map(Action::call).toList()));
    }

    /** Where a request goes: its path without version and project, and the project, empty for IAM's calls. */
    record Address(String path, String project) {
        static Address of(String path) {
            var parts = SLASH.split(path, 4);
            return parts.length == 4 && OF_A_PROJECT_SINCE.contains(parts[1])
                    ? new Address("/" + parts[3], parts[2])
                    : new Address(path, "");
        }

        boolean isOfAProject() {
            return !project.isEmpty();
        }
    }
}
