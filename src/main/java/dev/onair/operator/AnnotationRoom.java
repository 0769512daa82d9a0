package dev.onair.operator;

import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** Whether the vendor's id still fits beside what others annotated: Kubernetes refuses more than 256 KiB in all. */
final class AnnotationRoom {
    /** Bytes of all keys and values together (k8s.io/apimachinery, TotalAnnotationSizeLimitB). */
    static final int LIMIT = 256 * 1024;

    private AnnotationRoom() {}

    /** Why nothing may be created now: its id could not be kept where a backup of manifests has it. */
    static Optional<Standing.Refused> refusal(Map<String, String> annotations) {
        return fits(annotations, "x".repeat(Bounded.ID))
                ? Optional.empty()
                : Optional.of(tooLarge(annotations, "Nothing is created before that"));
    }

    /** The pass, or what is wrong although it went well: the id stands in the status alone. */
    static Pass told(Map<String, String> annotations, Optional<String> id, Pass pass) {
        var well = pass.standing() instanceof Standing.InSync || pass.standing() instanceof Standing.Applied;
        return well && id.filter(bound -> !fits(annotations, bound)).isPresent()
                ? new Pass(
                        tooLarge(
                                annotations,
                                "Until then the vendor's id is in status.externalId alone, and a backup of"
                                        + " manifests does not have it"),
                        pass.again(),
                        pass.announcements())
                : pass;
    }

    static boolean fits(Map<String, String> annotations, String id) {
        return id.equals(annotations.get(Names.EXTERNAL_ID)) || sizeWith(annotations, id) <= LIMIT;
    }

    private static long sizeWith(Map<String, String> annotations, String id) {
        var others = annotations.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Names.EXTERNAL_ID))
                .mapToLong(AnnotationRoom::size)
                .sum();
        return others + Names.EXTERNAL_ID.length() + bytes(id);
    }

    private static Standing.Refused tooLarge(Map<String, String> annotations, String meanwhile) {
        var largest = annotations.entrySet().stream()
                .max(Comparator.comparingLong(AnnotationRoom::size))
                .map(entry -> "; the largest is " + Bounded.text(entry.getKey(), Bounded.ID) + " with " + size(entry))
                .orElse("");
        return new Standing.Refused(
                "AnnotationsTooLarge",
                "metadata.annotations has "
                        + annotations.entrySet().stream()
                                .mapToLong(AnnotationRoom::size)
                                .sum()
                        + " bytes, Kubernetes takes " + LIMIT + ", and " + Names.EXTERNAL_ID
                        + " does not fit in besides"
                        + largest + ": shorten or remove annotations. " + meanwhile);
    }

    private static long size(Map.Entry<String, String> entry) {
        return (long) bytes(entry.getKey()) + bytes(entry.getValue());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
