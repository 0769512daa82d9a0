package dev.onair.huawei.client.cloudeye;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A name in two languages. Huawei Cloud Media Live API, table 6-8. */
public record LocalName(
        @JsonProperty("zh-cn") @Nullable String chinese,
        @JsonProperty("en-us") @Nullable String english) {}
