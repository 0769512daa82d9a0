package dev.onair.logs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;

/** Makes keys at random that begin with the mark of planted secrets, so that the scan of the tests' logs finds them. */
public final class PlantedRandom extends SecureRandom {
    private static final byte[] MARK = "planted-".getBytes(US_ASCII);

    @Override
    public void nextBytes(byte[] bytes) {
        super.nextBytes(bytes);
        System.arraycopy(MARK, 0, bytes, 0, Math.min(MARK.length, bytes.length));
    }
}
