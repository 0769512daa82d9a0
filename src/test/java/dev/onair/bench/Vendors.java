package dev.onair.bench;

import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.cdnetworks.AccountSetup;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Both vendors, simulated in this process. */
final class Vendors implements AutoCloseable {
    private final CdnetworksSimulator cdnetworks;
    private final HuaweiSimulator huawei;
    private final List<AccountSetup> accounts = new ArrayList<>();

    Vendors(Setting setting) {
        accounts.add(AccountSetup.sample());
        for (var number = 1; number < setting.accounts(); number++) {
            accounts.add(AccountSetup.another(
                    "bench" + number,
                    String.valueOf(200_000 + number),
                    "%032x".formatted(number),
                    "secret-of-account-" + number));
        }
        cdnetworks = CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults()
                .withAccounts(accounts.toArray(AccountSetup[]::new))
                .withRequestsPerMinute(setting.cdnetworksQuota()));
        huawei = HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(setting.huaweiQuota()));
        if (setting.odd()) {
            temperaments(Case.ODD);
        }
    }

    /** By name of the resource that declares them. */
    List<AccountSetup> accounts() {
        return List.copyOf(accounts);
    }

    CdnetworksSimulator cdnetworks() {
        return cdnetworks;
    }

    HuaweiSimulator huawei() {
        return huawei;
    }

    void temperaments(String... words) {
        cdnetworks.temperaments().setNamed(words);
        huawei.temperaments().setNamed(words);
    }

    /** The quotas become these, and nothing of them is used. */
    void quotas(Setting setting) {
        cdnetworks.accounts().all().forEach(account -> {
            account.quota().perMinute(setting.cdnetworksQuota());
            account.quota().renew();
        });
        huawei.accounts()
                .all()
                .forEach(account -> account.quotas().values().forEach(quota -> {
                    quota.perMinute(setting.huaweiQuota());
                    quota.renew();
                }));
    }

    /** Where in the logs what follows begins. */
    record Mark(long cdnetworks, long huawei) {}

    Mark mark() {
        return new Mark(cdnetworks.requests().last(), huawei.requests().last());
    }

    /** What was asked since. */
    record Asked(List<LoggedRequest> cdnetworks, List<LoggedRequest> huawei) {
        List<LoggedRequest> all() {
            return Stream.concat(cdnetworks.stream(), huawei.stream()).toList();
        }

        /** The times of what counts against one quota together, for each quota of CDNetworks' accounts. */
        Collection<List<Instant>> byQuota() {
            return cdnetworks.stream()
                    .collect(Collectors.groupingBy(
                            LoggedRequest::account, Collectors.mapping(LoggedRequest::time, Collectors.toList())))
                    .values();
        }
    }

    Asked since(Mark mark) {
        return new Asked(
                cdnetworks.requests().since(mark.cdnetworks()),
                huawei.requests().since(mark.huawei()));
    }

    @Override
    public void close() {
        cdnetworks.close();
        huawei.close();
    }
}
