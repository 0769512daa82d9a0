package dev.onair.huawei.client.cloudeye;

import java.util.List;

/** Some instances, and how many there are in all. Huawei Cloud Media Live API, table 6-14. */
public record InstancePage(List<Instance> instances, int total) {

    public InstancePage {
        instances = List.copyOf(instances);
    }
}
