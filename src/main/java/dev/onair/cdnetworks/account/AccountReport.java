package dev.onair.cdnetworks.account;

import dev.onair.account.AccountHealth;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.common.AccountStatus;
import dev.onair.common.Bounded;
import dev.onair.engine.Failures;
import dev.onair.engine.Standing;
import dev.onair.tenancy.ListProblems;
import dev.onair.tenancy.Session;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a session knows of its account, as the account's status tells it. */
final class AccountReport {
    private static final int UNMANAGED_SHOWN = 50;

    private AccountReport() {}

    /** @param managed the vendor's ids that resources of the account declare */
    static Standing write(CdnetworksSession session, Set<String> managed, CdnetworksAccountStatus status) {
        session.channels().lastSweep().ifPresent(sweep -> channels(session, sweep, managed, status));
        viewers(session.viewers(), status);
        var stats = session.stats();
        var quota = new AccountStatus.Quota();
        quota.allowancePerMinute = stats.allowancePerMinute();
        quota.usedLastMinute = stats.usedLastMinute();
        quota.throttled = stats.throttled();
        status.quota = quota;
        var standing = standing(session);
        return session.notices()
                .problem()
                .filter(problem -> standing instanceof Standing.InSync)
                .<Standing>map(problem -> new Standing.Refused("CallbacksNotReady", problem))
                .orElse(standing);
    }

    private static Standing standing(CdnetworksSession session) {
        if (session.health() instanceof AccountHealth.State.Refused(var code, var message, var since)) {
            return new Standing.Refused(
                    "AccountRefused", "the vendor refuses the account" + Failures.coded(code, message));
        }
        var verified = session.channels().lastSweep().isPresent();
        return session.sweepProblem()
                .map(problem -> ListProblems.standing(problem, verified, session.sweepFailures()))
                .orElseGet(() -> verified
                        ? new Standing.InSync()
                        : new Standing.Begun(Session.VERIFYING, "looking at the account for the first time"));
    }

    private static void channels(
            CdnetworksSession session, Sweep sweep, Set<String> managed, CdnetworksAccountStatus status) {
        var pulling = session.pullChannels().channels();
        var unmanaged = Stream.concat(
                        unmanaged("LiveChannel", session.channels(), managed),
                        unmanaged("PullChannel", pulling, managed))
                .sorted(Comparator.comparing(shown -> shown.channelName + " " + shown.pullId))
                .toList();
        status.channels = session.channels().all().size();
        status.pullChannels =
                pulling.lastSweep().map(walk -> pulling.all().size()).orElse(null);
        status.unmanagedChannels = unmanaged.size();
        status.unmanaged = unmanaged.stream().limit(UNMANAGED_SHOWN).toList();
        var check = new AccountStatus.Check();
        check.time = sweep.completeAsOf().truncatedTo(ChronoUnit.SECONDS).toString();
        check.durationMillis = sweep.took().toMillis();
        status.lastFullCheck = check;
    }

    private static Stream<CdnetworksAccountStatus.Unmanaged> unmanaged(
            String kind, Channels<? extends ListedChannel, ?> channels, Set<String> managed) {
        return channels.all().stream()
                .map(Sighting::entry)
                .filter(entry -> !managed.contains(entry.pullId()))
                .map(entry -> {
                    var shown = new CdnetworksAccountStatus.Unmanaged();
                    shown.kind = kind;
                    shown.pullId = Bounded.text(entry.pullId(), Bounded.ID);
                    shown.channelName = Bounded.text(entry.channelName(), Bounded.ID);
                    return shown;
                });
    }

    private static void viewers(Viewers viewers, CdnetworksAccountStatus status) {
        status.viewersByPushDomain = new TreeMap<>(viewers.byPushDomain())
                .entrySet().stream()
                        .map(domain -> {
                            var shown = new CdnetworksAccountStatus.DomainViewers();
                            shown.pushDomain = Bounded.text(domain.getKey(), Bounded.ID);
                            shown.viewers = domain.getValue();
                            return shown;
                        })
                        .toList();
        status.monitoringProblem = viewers.pushDomainsProblem()
                .map(why -> Bounded.text(
                        "the vendor does not count spec.monitoredPushDomains: " + why
                                + "; correct the domains, or remove them",
                        Bounded.LINE))
                .orElse(null);
    }
}
