package dev.onair.simulator.huawei;

import dev.onair.simulator.Quota;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** An account at the vendor: who may act for it, its projects, its quotas. May be changed while the simulator runs. */
public final class Account {
    private static final List<Category> LIMITED = List.of(Category.OTT, Category.CLOUD_EYE, Category.STREAM_CONNECT);

    private final String name;
    private final String domainId;
    private final Map<String, String> keys;
    private final Map<String, String> securityTokens = new ConcurrentHashMap<>();
    private final Map<String, String> users;
    private final Map<String, String> projects;
    private final Map<Category, Quota> quotas = new LinkedHashMap<>();

    Account(AccountSetup setup, Supplier<Quota> quotas) {
        this.name = setup.domain();
        this.domainId = setup.domainId();
        this.keys = new ConcurrentHashMap<>(setup.keys());
        this.users = new ConcurrentHashMap<>(setup.users());
        this.projects = Collections.synchronizedMap(new LinkedHashMap<>(setup.projects()));
        LIMITED.forEach(category -> this.quotas.put(category, quotas.get()));
    }

    /** The name of the account, or domain, as IAM says. */
    public String name() {
        return name;
    }

    public String domainId() {
        return domainId;
    }

    /** Secret keys by access key; live. */
    public Map<String, String> keys() {
        return keys;
    }

    /** What `X-Security-Token` has to be, by temporary access key; live. */
    public Map<String, String> securityTokens() {
        return securityTokens;
    }

    /** Passwords by name of the IAM user; live. */
    public Map<String, String> users() {
        return users;
    }

    /** Ids by name; live. */
    public Map<String, String> projects() {
        return projects;
    }

    /** The project's name, which is its region's for all that are not subprojects. */
    Optional<String> nameOf(String projectId) {
        synchronized (projects) {
            return projects.entrySet().stream()
                    .filter(project -> project.getValue().equals(projectId))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    /** Empty for calls without a limit. */
    public Optional<Quota> quota(Category category) {
        return Optional.ofNullable(quotas.get(category));
    }

    public Map<Category, Quota> quotas() {
        return Collections.unmodifiableMap(quotas);
    }
}
