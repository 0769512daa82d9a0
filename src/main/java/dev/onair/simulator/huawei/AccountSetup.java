package dev.onair.simulator.huawei;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An account as the simulator starts with it.
 *
 * @param domain the account's name, which tokens are asked for with
 * @param domainId its id
 * @param keys secret keys by access key
 * @param users passwords by name of the IAM user
 * @param projects ids by name, the region's for the project that each region has by itself; the first is the one that
 *     scripts are told
 */
public record AccountSetup(
        String domain,
        String domainId,
        Map<String, String> keys,
        Map<String, String> users,
        Map<String, String> projects) {
    public static final String DOMAIN = "domainname";
    public static final String USER = "username";
    public static final String PASSWORD = "password";
    public static final String ACCESS_KEY = "AKEXAMPLE";
    public static final String SECRET_KEY = "SKEXAMPLE";
    public static final String REGION = "ap-southeast-1";
    public static final String PROJECT_ID = "a4a5d4098fb4474fa22cd05f897d6b99";

    public AccountSetup {
        keys = Map.copyOf(keys);
        users = Map.copyOf(users);
        projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
        if (projects.isEmpty()) throw new IllegalArgumentException("an account wants a project");
    }

    /** The account of the document's examples (3.2, 4.1, 9.3), with a project in each of the two regions of table 1-1. */
    public static AccountSetup sample() {
        var projects = new LinkedHashMap<String, String>();
        projects.put(REGION, PROJECT_ID);
        projects.put("ap-southeast-3", "b5b6e5109fc5585fb33de16f908e7ca0");
        return new AccountSetup(
                DOMAIN,
                "65382450e8f64ac0870cd180d14e684b",
                Map.of(ACCESS_KEY, SECRET_KEY),
                Map.of(USER, PASSWORD),
                projects);
    }

    /** An account with its own project in the sample's first region, keys and quotas, without users. */
    public static AccountSetup another(String domain, String projectId, String accessKey, String secretKey) {
        return new AccountSetup(
                domain, "domain-of-" + domain, Map.of(accessKey, secretKey), Map.of(), Map.of(REGION, projectId));
    }

    /** With one more project. */
    public AccountSetup withProject(String name, String id) {
        var more = new LinkedHashMap<>(projects);
        more.put(name, id);
        return new AccountSetup(domain, domainId, keys, users, more);
    }
}
