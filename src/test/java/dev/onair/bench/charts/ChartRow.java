package dev.onair.bench.charts;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the charts take of a row of {@code bench.json}, which has more than that.
 *
 * @param observe {@code shared} or {@code per-resource}
 * @param callsPerResource calls to the vendors, over the number of resources
 * @param wallOverMinimum the time that it took over what the quota alone demands; null where no quota bounds it
 * @param rssMiB the highest resident memory of the operator's process
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ChartRow(
        @JsonProperty(required = true) String scenario,
        @JsonProperty(required = true) int resources,
        @JsonProperty(required = true) String observe,
        @JsonProperty(required = true) double callsPerResource,
        @Nullable Double wallOverMinimum,
        @JsonProperty(required = true) long rssMiB) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * All rows of a file, in its order.
     *
     * @throws IOException if it cannot be read, is no array, or a row lacks what every row has
     */
    public static List<ChartRow> read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), new TypeReference<List<ChartRow>>() {});
    }
}
