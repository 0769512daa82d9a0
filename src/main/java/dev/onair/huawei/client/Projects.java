package dev.onair.huawei.client;

import dev.onair.engine.Outcome;
import java.util.List;

/** The calls of IAM that this API's own need. They have no part in its quota. */
public final class Projects {

    private final HuaweiClient client;

    public Projects(HuaweiClient client) {
        this.client = client;
    }

    /** The user's projects of this name, of which there is one at most. Huawei Cloud Media Live API 9.3. */
    public Outcome<List<Project>> listProjects(String name) {
        return client.call(Call.iam("listProjects", "GET", "/v3/projects").with("name", name), answer -> {
            var projects = answer.list("projects", Project.class);
            if (projects == null) {
                throw new UnreadableAnswer("the vendor's answer has no projects");
            }
            // One that does not know the parameter answers with all of them.
            return projects.stream()
                    .filter(project -> name.equals(project.name()))
                    .toList();
        });
    }
}
