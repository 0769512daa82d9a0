package dev.onair.huawei.ottchannel;

import dev.onair.common.MapKey;
import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a package is encrypted and where its keys come from. Huawei Cloud Media Live API, tables 5-20 and 5-21. */
@ValidationRule(
        value = "self.requestMode == 'DirectHttp' || !has(self.httpHeaders) || size(self.httpHeaders) == 0",
        message = "encryption.httpHeaders of a package is for requestMode DirectHttp only: take it away, or choose that"
                + " mode")
@ValidationRule(
        value = "self.requestMode != 'FunctionGraphProxy' || has(self.urn)",
        message = "encryption.urn of a package is required with requestMode FunctionGraphProxy: name the function")
public final class EncryptionSpec {
    /** One key for the channel, or one for each bit rate; Content when absent. */
    @WhenRemoved(value = Effect.KEPT, text = "declare Content, the vendor's default")
    public @Nullable Level level;

    /** The content's id at the DRM service, of your choice. */
    @Required
    @Size(min = 1, max = 256) public String resourceId = "";

    /** Which DRM systems: FairPlay for HLS, Widevine and PlayReady for DASH, PlayReady for MSS. */
    @Required
    @Size(min = 1, max = 2) public List<SystemId> systemIds = new ArrayList<>();

    /** Where keys are asked for. */
    @Required
    @Size(min = 1, max = 1024) @Pattern(Bounds.URL) public String url = "";

    /** The version of SPEKE that the DRM service speaks; 1.0, the only one, when absent. */
    @WhenRemoved(value = Effect.UNDONE, text = "1.0 is sent, the only one")
    @Size(min = 3, max = 3) @Pattern("^1[.]0$") public @Nullable String spekeVersion;

    /** How the DRM service is reached. */
    @Required
    public RequestMode requestMode = RequestMode.DirectHttp;

    /** Headers that tell the DRM service who asks; with DirectHttp, five at most. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text = "every header is removed, as by an empty list; headers that were never declared are left alone")
    @Size(max = 5) public @Nullable List<Header> httpHeaders;

    /** The function's resource name; with FunctionGraphProxy. */
    @WhenRemoved(value = Effect.KEPT, text = "declare another one")
    @Size(min = 1, max = 512) public @Nullable String urn;

    /** What a key is for. */
    public enum Level {
        /** One channel, one key. */
        Content,
        /** One bit rate, one key. */
        Profile
    }

    /** A DRM system. */
    public enum SystemId {
        FairPlay,
        Widevine,
        PlayReady
    }

    /** How a DRM service is reached. */
    public enum RequestMode {
        /** By HTTP or HTTPS. */
        DirectHttp,
        /** By a function of FunctionGraph. */
        FunctionGraphProxy
    }

    /** A header whose value is a secret. Huawei Cloud Media Live API, table 5-21. */
    public static final class Header {
        /** The header's name. */
        @Required
        @MapKey
        @Size(min = 1, max = 128) @Pattern(Bounds.TOKEN) public String name = "";

        /** Where its value is. */
        @Required
        public SecretKeyRef valueSecretRef = new SecretKeyRef();
    }
}
