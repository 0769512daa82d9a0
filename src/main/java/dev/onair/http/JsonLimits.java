package dev.onair.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * How much JSON is taken in of one answer. Its bytes alone do not bound what it becomes in memory: four megabytes of {@code {},{},}
 * are a hundred as objects.
 */
public final class JsonLimits {

    /** A page of a hundred OTT channels with all that they can have is some 50,000. */
    public static final int MOST_VALUES = 250_000;

    /** The longest text of any field, in characters; a player's code for embedding has some thousand. */
    public static final int LONGEST_TEXT = 64 * 1024;

    /** What a status and an annotation have room for. */
    public static final int LONGEST_ID = 256;

    /** What a value costs as an object, in bytes, beside its own text. */
    private static final int VALUE_BYTES = 32;

    private static final int DEEPEST = 64;

    private JsonLimits() {}

    /**
     * For parsers that refuse more than that.
     *
     * @param longestText in characters; as long as an answer may be where the vendor puts JSON into a text
     */
    public static JsonFactory factory(int longestText) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MOST_VALUES)
                        .maxStringLength(longestText)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
    }

    /** What an answer takes in memory once it was read, in bytes, by rule of thumb. */
    public static long weight(long bytes, long values) {
        return bytes + VALUE_BYTES * values;
    }

    /** Why an answer that a parser refused is not read. */
    public static String tooMuch() {
        return "the vendor's answer has more than " + MOST_VALUES + " values, a text of more than " + LONGEST_TEXT
                + " characters, or is nested deeper than " + DEEPEST + ": no more is read of one";
    }

    /** Why an answer with a text of more than {@value #LONGEST_TEXT} characters is not read. */
    public static String tooLong(String field, int length) {
        return "the vendor's answer has " + length + " characters of " + field + ": at most " + LONGEST_TEXT
                + " are read";
    }
}
