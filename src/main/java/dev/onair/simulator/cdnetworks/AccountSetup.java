package dev.onair.simulator.cdnetworks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An account as the simulator starts with it.
 *
 * @param name the user's name, `createUser` of its channels
 * @param userId `userId` of its channels in lists
 * @param keys secret keys by access key
 * @param scenarios the `appScenario`s that exist
 * @param directories the recording directories that exist
 */
public record AccountSetup(
        String name,
        String userId,
        Map<String, String> keys,
        List<PushDomain> domains,
        Set<String> scenarios,
        Set<String> directories) {
    static final String ACCESS_KEY = "bf6b3ba4bd6811e99eb390e2ba00c682";
    static final String SECRET_KEY = "0123456789abcdef0123456789abcdef";
    private static final Set<String> DIRECTORIES =
            Set.of("3305056c015c10008edfd86f00000000", "7ce54aad015c10000c28619200000000");

    public AccountSetup {
        keys = Map.copyOf(keys);
        domains = List.copyOf(domains);
        scenarios = Set.copyOf(scenarios);
        directories = Set.copyOf(directories);
    }

    /** The account of the document's examples. */
    public static AccountSetup sample() {
        return another("ovptest", "110041", ACCESS_KEY, SECRET_KEY);
    }

    /** An account like the sample one, with its own channels, keys and quota. */
    public static AccountSetup another(String name, String userId, String accessKey, String secretKey) {
        return new AccountSetup(
                name,
                userId,
                Map.of(accessKey, secretKey),
                List.of(PushDomain.sample()),
                Set.of("default", "sports"),
                DIRECTORIES);
    }
}
