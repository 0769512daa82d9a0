package dev.onair.engine;

import dev.onair.common.Bounded;
import dev.onair.common.Hash;
import dev.onair.common.RecentWrites;
import dev.onair.common.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of late as the status holds it: each field of a change for itself, and those that were sent together in one entry.
 * Nothing is forgotten, and sent once more, for want of room: rather the fields of a call are counted as one.
 */
public final class SentWrites {
    /** What every path of a field begins with. */
    private static final String FIELD_PREFIX = "spec.";

    private static final String ALL = "*";

    /** After the hash of each field that an entry is for. */
    private static final String END = ".";

    /** Enough to tell the fields and values of one manifest apart, and nine of them go into an entry. */
    private static final int FIELD_DIGITS = 6;

    /** The first of them tell the field, whatever was sent for it. */
    private static final int PATH_DIGITS = 3;

    private static final int FIELDS_OF_ENTRY = 9;

    /** Enough to tell a few values of one field apart. */
    private static final int VALUE_DIGITS = 12;

    private SentWrites() {}

    /** What a count is for. */
    enum Of {
        /** One value of one field, whatever call sends it. */
        FIELD,
        /** Everything that a call says: a create, what has no fields. */
        CALL,
        /** A call of an earlier manifest. */
        EARLIER_CALL,
        /** A field that an earlier manifest has sent, and no later one has sent otherwise. */
        EARLIER_FIELD,
        /** All changes together. */
        ALL
    }

    /**
     * What was sent.
     *
     * @param call the vendor's name of the call; of no meaning for a field but to people
     * @param hash of the field and its value, or of all values; empty for whatever the call says
     */
    record Mark(Of of, String call, String hash) {
        static final Mark EVERYTHING = new Mark(Of.ALL, "", "");

        /** Whether a count for this one is one for the other too. */
        boolean covers(Mark other) {
            if (isWholeCall()) {
                return isEarlier() == other.isEarlier() && call.equals(other.call);
            }
            return of == other.of && hash.equals(other.hash) && (isField() || call.equals(other.call));
        }

        boolean isField() {
            return of == Of.FIELD || of == Of.EARLIER_FIELD;
        }

        boolean isEarlier() {
            return of == Of.EARLIER_CALL || of == Of.EARLIER_FIELD;
        }

        /** As what it is once the manifest is another one: it must not be taken for that one's. */
        Mark earlier() {
            return isEarlier() ? this : new Mark(of == Of.FIELD ? Of.EARLIER_FIELD : Of.EARLIER_CALL, call, hash);
        }

        private boolean isWholeCall() {
            return (of == Of.CALL || of == Of.EARLIER_CALL) && hash.isEmpty();
        }

        /** Whether the other one sends the same field, perhaps with another value. */
        boolean isSentOtherwiseBy(Mark other) {
            return isWholeCall()
                    ? call.equals(other.call)
                    : isField() && other.isField() && path().equals(other.path());
        }

        private String path() {
            return hash.substring(0, Math.min(PATH_DIGITS, hash.length()));
        }
    }

    /**
     * How often something was sent.
     *
     * @param unanswered whether the answer to the last one was lost
     */
    record Sent(Mark mark, int count, Instant since, Instant last, boolean unanswered) {
        Sent as(Mark other) {
            return new Sent(other, count, since, last, unanswered);
        }
    }

    /** What a change is known by: each of its fields, or all that the call says. */
    static List<Mark> marks(Change<?> change) {
        var command = change.command();
        var call = call(command);
        if (command.creates() || change.fields().isEmpty()) {
            var values = change.fields().stream().map(FieldChange::to).toArray(String[]::new);
            return List.of(new Mark(Of.CALL, call, Hash.of(values).substring(0, VALUE_DIGITS)));
        }
        return change.fields().stream()
                .map(field -> new Mark(Of.FIELD, call, hash(field)))
                .distinct()
                .toList();
    }

    static String call(Command command) {
        return Bounded.text(command.call(), Bounded.ID);
    }

    private static String hash(FieldChange field) {
        return field(Bounded.text(field.path(), Bounded.ID), Hash.of(field.to()).substring(0, VALUE_DIGITS));
    }

    private static String field(String path, String valueHash) {
        return Hash.of(path).substring(0, PATH_DIGITS)
                + Hash.of(path, valueHash).substring(PATH_DIGITS, FIELD_DIGITS);
    }

    /** Whether a field was sent of late with just this value, perhaps without an answer. */
    public static boolean wasSent(@Nullable RecentWrites writes, FieldChange field) {
        var hash = hash(field);
        return read(writes).stream()
                .map(Sent::mark)
                .anyMatch(mark -> mark.isField() && mark.hash().equals(hash));
    }

    /** When the last of them was sent. */
    static Instant last(@Nullable RecentWrites writes) {
        return read(writes).stream()
                .map(Sent::last)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    static List<Sent> read(@Nullable RecentWrites writes) {
        return writes == null
                ? List.of()
                : writes.changes.stream().flatMap(SentWrites::read).toList();
    }

    private static Stream<Sent> read(RecentWrites.Write write) {
        return write.field == null || write.value == null
                ? Stream.empty()
                : marks(write.field, write.value)
                        .map(mark -> new Sent(
                                mark,
                                Math.max(1, Objects.requireNonNullElse(write.count, 1)),
                                time(write.since),
                                time(write.last),
                                Boolean.TRUE.equals(write.unanswered)));
    }

    private static Stream<Mark> marks(String field, String value) {
        if (field.equals(ALL)) {
            return Stream.of(Mark.EVERYTHING);
        }
        var isEarlier = field.startsWith(ALL);
        var call = isEarlier ? field.substring(ALL.length()) : field;
        if (value.contains(END)) {
            var of = isEarlier ? Of.EARLIER_FIELD : Of.FIELD;
            return Arrays.stream(value.split("\\" + END)).map(hash -> new Mark(of, call, hash));
        }
        if (isEarlier) {
            return Stream.of(new Mark(Of.EARLIER_CALL, call, value));
        }
        // Each field had an entry of its own once.
        return Stream.of(
                field.startsWith(FIELD_PREFIX)
                        ? new Mark(Of.FIELD, field, field(field, value))
                        : new Mark(Of.CALL, field, value));
    }

    /** What nobody could have written by this class is long ago. */
    private static Instant time(@Nullable String text) {
        return TimeText.read(text).orElse(Instant.EPOCH);
    }

    /** @param generation of the manifest that was sent last */
    static RecentWrites write(Collection<Sent> sent, long generation) {
        var entries = entries(sent);
        for (var some = sent; entries.size() > RecentWrites.KEPT && hasFields(some); ) {
            some = joined(some);
            entries = entries(some);
        }
        entries.sort(Comparator.comparing(write -> time(write.last)));
        var recent = new RecentWrites();
        recent.generation = generation;
        recent.changes =
                new ArrayList<>(entries.subList(Math.max(0, entries.size() - RecentWrites.KEPT), entries.size()));
        return recent;
    }

    private static List<RecentWrites.Write> entries(Collection<Sent> sent) {
        var others = new ArrayList<RecentWrites.Write>();
        var fields = new LinkedHashMap<Sent, List<String>>();
        for (var one : sent) {
            var mark = one.mark();
            switch (mark.of()) {
                case FIELD, EARLIER_FIELD ->
                    fields.computeIfAbsent(one.as(new Mark(mark.of(), mark.call(), "")), any -> new ArrayList<>())
                            .add(mark.hash() + END);
                case CALL -> others.add(entry(one, mark.call(), mark.hash()));
                case EARLIER_CALL -> others.add(entry(one, ALL + mark.call(), mark.hash()));
                case ALL -> others.add(entry(one, ALL, ALL));
            }
        }
        var entries = new ArrayList<RecentWrites.Write>();
        fields.forEach((same, hashes) -> {
            for (int i = 0; i < hashes.size(); i += FIELDS_OF_ENTRY) {
                var some = hashes.subList(i, Math.min(i + FIELDS_OF_ENTRY, hashes.size()));
                var call = same.mark().isEarlier()
                        ? ALL + same.mark().call()
                        : same.mark().call();
                entries.add(entry(same, call, String.join("", some)));
            }
        });
        entries.addAll(others);
        return entries;
    }

    private static RecentWrites.Write entry(Sent sent, String field, String value) {
        var write = new RecentWrites.Write();
        write.field = field;
        write.value = value;
        write.count = sent.count();
        write.since = sent.since().toString();
        write.last = sent.last().toString();
        write.unanswered = sent.unanswered() ? true : null;
        return write;
    }

    private static boolean hasFields(Collection<Sent> sent) {
        return sent.stream().anyMatch(one -> one.mark().isField());
    }

    /** The fields of the call that has most of them count as the one that was sent most often. */
    private static List<Sent> joined(Collection<Sent> sent) {
        var fields = sent.stream()
                .filter(one -> one.mark().isField())
                .collect(Collectors.groupingBy(
                        one -> new Mark(one.mark().of(), one.mark().call(), "")));
        var most = Collections.max(fields.values(), Comparator.comparing(List::size));
        var first = most.getFirst().mark();
        var call = new Mark(first.isEarlier() ? Of.EARLIER_CALL : Of.CALL, first.call(), "");
        return Stream.concat(
                        sent.stream().filter(one -> !most.contains(one)),
                        most.stream().reduce(SentWrites::more).map(one -> one.as(call)).stream())
                .toList();
    }

    private static Sent more(Sent one, Sent other) {
        return new Sent(
                one.mark(),
                Math.max(one.count(), other.count()),
                one.since().isBefore(other.since()) ? one.since() : other.since(),
                one.last().isAfter(other.last()) ? one.last() : other.last(),
                one.unanswered() && other.unanswered());
    }
}
