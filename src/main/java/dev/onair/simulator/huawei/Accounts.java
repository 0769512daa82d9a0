package dev.onair.simulator.huawei;

import dev.onair.simulator.Quota;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All accounts, found by name or by access key. */
public final class Accounts {
    private final Map<String, Account> byName = new ConcurrentSkipListMap<>();
    private final int requestsPerMinute;
    private final Clock clock;

    Accounts(List<AccountSetup> setups, int requestsPerMinute, Clock clock) {
        this.requestsPerMinute = requestsPerMinute;
        this.clock = clock;
        setups.forEach(this::add);
    }

    public Account add(AccountSetup setup) {
        var account = new Account(setup, () -> new Quota(requestsPerMinute, clock));
        byName.put(setup.domain(), account);
        return account;
    }

    public Collection<Account> all() {
        return List.copyOf(byName.values());
    }

    /** @throws IllegalArgumentException when there is none */
    public Account get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no account " + name));
    }

    Optional<Account> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Account> ofKey(String accessKey) {
        return byName.values().stream()
                .filter(account -> account.keys().containsKey(accessKey))
                .findFirst();
    }
}
