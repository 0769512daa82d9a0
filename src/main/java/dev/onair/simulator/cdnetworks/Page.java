package dev.onair.simulator.cdnetworks;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/** The page of a list that a call asks for, with the codes of CDNetworks Cloud Live API 2.21.7. */
record Page(int index, int size) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,40}");
    private static final int DEFAULT_SIZE = 10;
    private static final int MAX_SIZE = 50;

    static Page of(Parameters given) {
        return new Page(
                given.optional("pageIndex").map(Page::index).orElse(1),
                given.optional("pageSize").map(Page::size).orElse(DEFAULT_SIZE));
    }

    /** A page after the last is too large an index; the first page of nothing is empty. */
    <T> List<T> cut(List<T> all) {
        var from = (index - 1L) * size;
        if (index > 1 && from >= all.size()) throw new Refusal(Code.PAGE_INDEX_TOO_LARGE, "pageIndex");
        return all.subList((int) from, (int) Math.min(from + size, all.size()));
    }

    /** The same, where a page after the last is empty. */
    <T> List<T> cutOrEmpty(List<T> all) {
        return (index - 1L) * size < all.size() ? cut(all) : List.of();
    }

    private static int index(String text) {
        if (!DIGITS.matcher(text).matches()) throw new Refusal(Code.WRONG_PAGE_INDEX, "pageIndex");
        var number = new BigInteger(text);
        if (number.signum() == 0) throw new Refusal(Code.WRONG_PAGE_INDEX, "pageIndex");
        if (number.bitLength() >= Integer.SIZE) throw new Refusal(Code.PAGE_INDEX_NO_INTEGER, "pageIndex");
        return number.intValue();
    }

    private static int size(String text) {
        if (!DIGITS.matcher(text).matches()) throw new Refusal(Code.WRONG_PAGE_SIZE, "pageSize");
        var number = new BigInteger(text);
        var isAllowed = number.signum() > 0 && number.compareTo(BigInteger.valueOf(MAX_SIZE)) <= 0;
        if (!isAllowed) throw new Refusal(Code.WRONG_PAGE_SIZE, "pageSize");
        return number.intValue();
    }
}
