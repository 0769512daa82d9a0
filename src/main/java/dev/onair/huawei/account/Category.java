package dev.onair.huawei.account;

/** What the vendor counts requests by, each for itself. Huawei Cloud Media Live API, table 1-2. */
public enum Category {
    OttChannels,
    CloudEye,
    StreamConnect
}
