package dev.onair.simulator.huawei;

/**
 * An SCTE-35 signal that came with a channel's input (table 5-138).
 *
 * @param type `splice_insert` or `time_signal`, or as the example spells them
 * @param startDate Unix seconds
 * @param duration seconds; -1 when the signal carries none
 * @param regionType `master` or `slave`
 */
public record Signal(
        String type,
        int eventId,
        long startDate,
        int duration,
        String segmentationType,
        String base64Data,
        String rawSplice,
        String regionType,
        String region) {
    private static final String SAMPLE = "/DAIAAAAAAAAAAP/wFAUAAAABf+/+AGAhYP4AKTLgAAEAAAAAjdvmA==";

    /** A signal of the primary region, with the document's sample as its data. */
    public static Signal of(String type, int eventId, long startDate, int durationSeconds) {
        var segmentation = type.equals("time_signal") ? "0x30" : "-";
        var splice = "{\"table_id\":252,\"splice_command_type\":\"" + type + "\"}";
        return new Signal(
                type, eventId, startDate, durationSeconds, segmentation, SAMPLE, splice, "master", AccountSetup.REGION);
    }

    public Signal inRegion(String newRegionType, String newRegion) {
        return new Signal(
                type, eventId, startDate, duration, segmentationType, base64Data, rawSplice, newRegionType, newRegion);
    }
}
