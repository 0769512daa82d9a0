package dev.onair.callback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request as it comes in; the body is read only when somebody wants it.
 *
 * @param rawQuery still encoded; empty when there was none
 * @param announcedLength what the header says, negative where it says nothing
 * @param relayed whether another replica of ours sent it on
 */
record Incoming(
        String method, String path, String rawQuery, long announcedLength, InputStream stream, boolean relayed) {
    /** The longest notice of the document has some two kilobytes. */
    static final int MOST_BYTES = 64 * 1024;

    /** Empty where it is longer than {@value #MOST_BYTES} bytes; a query counts as well. */
    Optional<byte[]> body() throws IOException {
        if (announcedLength > MOST_BYTES || rawQuery.length() > MOST_BYTES) {
            return Optional.empty();
        }
        var bytes = stream.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(bytes);
    }

    @Override
    public String toString() {
        return method + " /callbacks/***";
    }
}
