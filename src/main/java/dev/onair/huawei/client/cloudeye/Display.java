package dev.onair.huawei.client.cloudeye;

import org.jspecify.annotations.Nullable;

/** What Cloud Eye shows for a dimension. Huawei Cloud Media Live API, table 6-7. */
public record Display(@Nullable LocalName id) {}
