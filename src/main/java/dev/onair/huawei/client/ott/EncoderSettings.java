package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/** A transcoding template that a channel uses. Huawei Cloud Media Live API, table 5-13. */
public record EncoderSettings(@Nullable String templateId) {}
