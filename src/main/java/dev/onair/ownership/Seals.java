package dev.onair.ownership;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes (HMAC-SHA-256) with a key that the operator alone has. What bears a valid one was written by the operator;
 * whoever else may write it, can copy it only to where it says the same.
 *
 * <p>Parts are encoded with their lengths, so that no two lists of parts read alike. Safe for use by several threads.
 */
public final class Seals {
    /** Bytes of a key: as many as the hash has. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Each ready to hash with its key, and copied for each hash: looking the algorithm up costs more than the hash. */
    private final Mac current;

    private final @Nullable Mac previous;

    /**
     * @param current {@link #KEY_BYTES} that only this operator knows
     * @param previous the key before it, still good for reading; null when everything was sealed anew
     * @throws IllegalArgumentException for a key of another length
     */
    public Seals(byte[] current, byte @Nullable [] previous) {
        this(keyed(current), previous == null ? null : keyed(previous));
    }

    private Seals(Mac current, @Nullable Mac previous) {
        this.current = current;
        this.previous = previous;
    }

    private static Mac keyed(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a seal key has " + KEY_BYTES + " bytes, not " + key.length);
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** The same key, without the one before it. */
    public Seals withoutPrevious() {
        return new Seals(current, null);
    }

    /**
     * The keyed hash of these parts, in 64 hexadecimal digits.
     *
     * @param purpose what the hash is for: one made for something else is never valid for this
     */
    public String seal(String purpose, @Nullable String... parts) {
        return mac(current, purpose, parts);
    }

    /** Whether this is a seal of these parts, by the key or by the one before it; takes the same time whatever differs. */
    public boolean isSeal(@Nullable String text, String purpose, @Nullable String... parts) {
        return isCurrent(text, purpose, parts)
                || Optional.ofNullable(previous)
                        .filter(key -> text != null && same(text, mac(key, purpose, parts)))
                        .isPresent();
    }

    /** As {@link #isSeal}, by the current key only: another has to be made anew. */
    public boolean isCurrent(@Nullable String text, String purpose, @Nullable String... parts) {
        return text != null && same(text, mac(current, purpose, parts));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(Mac keyed, String purpose, @Nullable String[] parts) {
        try {
            var mac = (Mac) keyed.clone();
            add(mac, purpose);
            for (var part : parts) {
                add(mac, part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be copied", e);
        }
    }

    /** An absent part is not an empty one. */
    private static void add(Mac mac, @Nullable String part) {
        var bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : bytes.length)
                .flip());
        mac.update(bytes);
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return previous == null ? "Seals[one key]" : "Seals[two keys]";
    }
}
