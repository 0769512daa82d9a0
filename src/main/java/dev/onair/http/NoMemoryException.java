package dev.onair.http;

import java.io.IOException;

/** An answer was dropped since all that are being read take too much memory together, and this one most of it. */
final class NoMemoryException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final long MIB = 1024L * 1024;

    NoMemoryException(long limitBytes) {
        super("the answers of all accounts that are being read take more than " + limitBytes / MIB
                + " MiB together, and this one was the largest of them");
    }
}
