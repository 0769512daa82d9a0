package dev.onair.http;

import java.util.OptionalLong;

/** How many entries a list has, by the vendor's word. Whether that is too many is for whoever walks over it to judge. */
public final class ListTotal {
    private static final int DIGITS_OF_A_LONG = 18;

    private ListTotal() {}

    /**
     * Reads a total.
     *
     * @param text digits, however many; what no {@code long} holds counts as {@link Long#MAX_VALUE}
     * @return empty where it is no number of entries: a sign, decimals, words
     */
    public static OptionalLong of(String text) {
        var digits = text.strip();
        if (!digits.matches("[0-9]+")) {
            return OptionalLong.empty();
        }
        var first = 0;
        while (first < digits.length() - 1 && digits.charAt(first) == '0') {
            first++;
        }
        return OptionalLong.of(
                digits.length() - first > DIGITS_OF_A_LONG ? Long.MAX_VALUE : Long.parseLong(digits.substring(first)));
    }
}
