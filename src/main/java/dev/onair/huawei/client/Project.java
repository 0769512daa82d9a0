package dev.onair.huawei.client;

import org.jspecify.annotations.Nullable;

/**
 * What isolates the resources of a region. Huawei Cloud Media Live API 9.3.
 *
 * @param name the region, for the project that each region has from the start
 */
public record Project(
        String id,
        @Nullable String name,
        @Nullable String domainId,
        @Nullable Boolean enabled) {

    public Project {
        id = Immutable.required("id of a project", id);
    }
}
