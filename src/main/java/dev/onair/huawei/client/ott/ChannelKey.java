package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;

/** What a channel is known by: its creator's choice. Huawei Cloud Media Live API, table 5-3. */
public record ChannelKey(String domain, String appName, String id) {

    public ChannelKey {
        domain = Immutable.required("domain", domain);
        appName = Immutable.required("app_name", appName);
        id = Immutable.required("id", id);
    }
}
