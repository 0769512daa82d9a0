package dev.onair.huawei.client.cloudeye;

import static dev.onair.http.CallKind.READ;

import dev.onair.engine.Outcome;
import dev.onair.huawei.client.Call;
import dev.onair.huawei.client.HuaweiClient;
import dev.onair.huawei.client.UnreadableAnswer;
import java.util.Map;

/**
 * What the monitoring service needs to know of this one; each method is one request, named as the vendor's permission for
 * it. Huawei Cloud Media Live API, chapter 6. At most 80 requests a minute (table 1-2).
 */
public final class CloudEye {

    private final HuaweiClient client;
    private final String projectId;

    public CloudEye(HuaweiClient client, String projectId) {
        this.client = client;
        this.projectId = projectId;
    }

    /**
     * The dimensions of a namespace by their names, such as {@code pipeline}. The table has all of them under {@code query}
     * (6-5), the example but one beside it: both are read.
     *
     * @param namespace such as {@code SYS.LIVE}
     */
    public Outcome<Map<String, Dimension>> getDimsInfo(String namespace) {
        var call = Call.live(projectId, "getDimsInfo", READ, "GET", "ott/dims-info")
                .with("namespace", namespace);
        return client.call(call, answer -> {
            var dimensions = answer.objects("query", Dimension.class);
            if (dimensions.isEmpty()) {
                throw new UnreadableAnswer("the vendor's answer has no dimension");
            }
            return Map.copyOf(dimensions);
        });
    }

    /** Instances such as the pipelines of a channel. Huawei Cloud Media Live API 6.2. */
    public Outcome<InstancePage> listCeInstances(InstanceQuery query) {
        var call = Call.live(projectId, "listCeInstances", READ, "POST", "ott/instances")
                .withBody(query);
        var start = query.start() == null ? 0 : query.start();
        return client.call(
                call, answer -> new InstancePage(answer.page("instances", Instance.class, start), answer.shownTotal()));
    }
}
