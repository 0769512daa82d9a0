package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.StringJoiner;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A live share page's URL with a viewer's name and id in it, encrypted. CDNetworks Cloud Live API 2.23.7. */
public final class ShareUrl {

    private static final int KEY_LENGTH = 16;

    private ShareUrl() {}

    /**
     * The page for one viewer; what is null is left out.
     *
     * @param sharePage as {@code getChannelShareUrl} gave it
     */
    public static URI forViewer(
            URI sharePage, Credentials credentials, @Nullable String nickname, @Nullable String viewerId) {
        var parameters = new StringJoiner("&");
        if (nickname != null) {
            parameters.add("nickname=" + encrypt(credentials, nickname));
        }
        if (viewerId != null) {
            parameters.add("viewerId=" + encrypt(credentials, viewerId));
        }
        if (parameters.length() == 0) {
            return sharePage;
        }
        var fragment = sharePage.getRawFragment();
        var page = sharePage.toString();
        var before = fragment == null ? page : page.substring(0, page.length() - fragment.length() - 1);
        return URI.create(before
                + (sharePage.getRawQuery() == null ? "?" : "&")
                + parameters
                + (fragment == null ? "" : "#" + fragment));
    }

    /** AES/ECB/PKCS5 under the secret key's first 16 characters, filled up with zeros, in lower-case hex. */
    @SuppressWarnings("InsecureCryptoUsage") // The vendor decrypts this and nothing else.
    static String encrypt(Credentials credentials, String value) {
        var secret = credentials.secretKey();
        var key = secret.substring(0, Math.min(secret.length(), KEY_LENGTH));
        try {
            var cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec((key + "0".repeat(KEY_LENGTH - key.length())).getBytes(UTF_8), "AES"));
            return HexFormat.of().formatHex(cipher.doFinal(value.getBytes(UTF_8)));
        } catch (GeneralSecurityException unsupported) {
            throw new IllegalStateException("this Java has no AES/ECB/PKCS5Padding", unsupported);
        }
    }
}
