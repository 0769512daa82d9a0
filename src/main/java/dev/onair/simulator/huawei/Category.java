package dev.onair.simulator.huawei;

/** What calls are counted together (table 1-2); each of the first three has an allowance of its own. */
public enum Category {
    OTT,
    CLOUD_EYE,
    STREAM_CONNECT,
    /** The document names no limit for IAM's calls. */
    IAM
}
