package dev.onair.huawei.account;

import dev.onair.account.AccountHealth;
import dev.onair.account.Sweep;
import dev.onair.common.AccountStatus;
import dev.onair.common.Bounded;
import dev.onair.engine.Failures;
import dev.onair.engine.Standing;
import dev.onair.huawei.client.cloudeye.Dimension;
import dev.onair.tenancy.ListProblems;
import dev.onair.tenancy.Session;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a session knows of its account, as the account's status tells it. */
final class AccountReport {
    private static final int UNMANAGED_SHOWN = 50;

    private AccountReport() {}

    /** @param managed the vendor's ids that resources of the account declare */
    static Standing write(HuaweiSession session, Set<String> managed, HuaweiAccountStatus status) {
        session.projectId().ifPresent(id -> status.projectId = Bounded.text(id, 64));
        objects(session, managed, status);
        status.quotas = Arrays.stream(Category.values())
                .map(category -> quota(session, category))
                .toList();
        dimensions(session, status);
        return standing(session);
    }

    private static Standing standing(HuaweiSession session) {
        if (session.health() instanceof AccountHealth.State.Refused(var code, var message, var since)) {
            return new Standing.Refused(
                    "AccountRefused", "the vendor refuses the account" + Failures.coded(code, message));
        }
        return session.problem()
                .map(problem -> ListProblems.standing(problem, session.isProven(), session.failures()))
                .orElseGet(() -> session.isProven()
                        ? new Standing.InSync()
                        : new Standing.Begun(Session.VERIFYING, "looking at the account for the first time"));
    }

    private static void objects(HuaweiSession session, Set<String> managed, HuaweiAccountStatus status) {
        var channels = session.ottChannels().all().stream()
                .map(seen -> unmanaged(
                        OttChannelList.KIND,
                        OttChannelList.id(seen.entry().key()),
                        Objects.requireNonNullElse(
                                seen.entry().name(), seen.entry().id())))
                .toList();
        var flows = session.flows().all().stream()
                .map(seen -> unmanaged(
                        FlowList.KIND, seen.entry().flowId(), seen.entry().name()))
                .toList();
        var channelWalk = session.ottChannels().lastSweep();
        var flowWalk = session.flows().lastSweep();
        status.ottChannels = channelWalk.map(walk -> channels.size()).orElse(null);
        status.flows = flowWalk.map(walk -> flows.size()).orElse(null);
        var unmanaged = Stream.concat(channels.stream(), flows.stream())
                .filter(object -> !managed.contains(object.externalId))
                .sorted(Comparator.comparing(object -> object.name + " " + object.externalId))
                .toList();
        var oldest = Stream.of(channelWalk, flowWalk)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Sweep::completeAsOf));
        status.unmanagedObjects = oldest.map(walk -> unmanaged.size()).orElse(null);
        status.unmanaged = unmanaged.stream().limit(UNMANAGED_SHOWN).toList();
        status.lastFullCheck = oldest.map(AccountReport::check).orElse(null);
    }

    private static AccountStatus.Check check(Sweep sweep) {
        var check = new AccountStatus.Check();
        check.time = sweep.completeAsOf().truncatedTo(ChronoUnit.SECONDS).toString();
        check.durationMillis = sweep.took().toMillis();
        return check;
    }

    private static HuaweiAccountStatus.Unmanaged unmanaged(String kind, String id, @Nullable String name) {
        var shown = new HuaweiAccountStatus.Unmanaged();
        shown.kind = kind;
        shown.externalId = Bounded.text(id, Bounded.ID);
        shown.name = Bounded.text(name == null ? "" : name, Bounded.ID);
        return shown;
    }

    private static HuaweiAccountStatus.CategoryQuota quota(HuaweiSession session, Category category) {
        var stats = session.stats(category);
        var quota = new HuaweiAccountStatus.CategoryQuota();
        quota.category = category.name();
        quota.allowancePerMinute = stats.allowancePerMinute();
        quota.usedLastMinute = stats.usedLastMinute();
        quota.throttled = stats.throttled();
        return quota;
    }

    private static void dimensions(HuaweiSession session, HuaweiAccountStatus status) {
        var dimensions = session.dimensions();
        status.cloudEyeDimensions = dimensions.known().entrySet().stream()
                .limit(UNMANAGED_SHOWN)
                .map(known -> {
                    var shown = new HuaweiAccountStatus.CloudEyeDimension();
                    shown.name = Bounded.text(known.getKey(), Bounded.ID);
                    shown.title = title(known.getValue());
                    shown.parameters = Optional.ofNullable(known.getValue().params()).orElse(List.of()).stream()
                            .limit(16)
                            .map(parameter -> Bounded.text(parameter, Bounded.ID))
                            .toList();
                    return shown;
                })
                .toList();
        status.monitoringProblem = dimensions
                .problem()
                .map(why -> Bounded.text("Cloud Eye does not tell its dimensions: " + why, Bounded.LINE))
                .orElse(null);
    }

    private static @Nullable String title(Dimension dimension) {
        var id = dimension.display() == null ? null : dimension.display().id();
        return id == null || id.english() == null ? null : Bounded.text(id.english(), Bounded.ID);
    }
}
