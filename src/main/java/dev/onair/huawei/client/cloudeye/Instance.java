package dev.onair.huawei.client.cloudeye;

import org.jspecify.annotations.Nullable;

/**
 * One combination of a channel, a pipeline and an audio track. Huawei Cloud Media Live API, table 6-15.
 *
 * @param medialiveMpc the channel
 * @param pipeline where the query asks for pipelines
 * @param audio where the query asks for audio
 */
public record Instance(
        @Nullable Named medialiveMpc,
        @Nullable Named pipeline,
        @Nullable Named audio) {}
