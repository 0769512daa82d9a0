package dev.onair.huawei.client.ott;

/** Whether a channel runs. Huawei Cloud Media Live API, table 5-120. */
public enum ChannelState {
    ON,
    OFF
}
