package dev.onair.huawei.account;

import dev.onair.account.Clockwork;
import dev.onair.common.ObjectKey;
import dev.onair.huawei.client.Credentials;
import dev.onair.tenancy.CallLog;
import dev.onair.tenancy.SessionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens an account's session, and keeps it as long as it is the right one for what the manifest says. */
@Singleton
public final class SessionKeeper {
    private final HuaweiAccounts accounts;
    private final MeterRegistry metrics;

    SessionKeeper(HuaweiAccounts accounts, MeterRegistry metrics) {
        this.accounts = accounts;
        this.metrics = metrics;
        accounts.onRemoval(account -> SessionMetrics.forget(metrics, accounts.kind(), account));
    }

    /**
     * The account's session.
     *
     * @param rememberedProject the id that was looked up before
     * @param wake told when the account's own figures or health may have changed
     */
    HuaweiSession keep(
            ObjectKey account,
            HuaweiSettings settings,
            Credentials keys,
            Optional<String> rememberedProject,
            Consumer<ObjectKey> wake) {
        var known = accounts.session(account);
        if (known.filter(session -> session.settings().equals(settings)).isPresent()) {
            known.get().rotate(keys);
            return known.get();
        }
        known.ifPresent(HuaweiSession::close);
        var opened = new HuaweiSession(
                settings,
                keys,
                rememberedProject,
                Clockwork.system(),
                new SessionMetrics(metrics, accounts.kind(), account)
                        .and(new CallLog(accounts.kind(), account, InstantSource.system())),
                accounts.wakeups(account, wake));
        SessionMetrics.watch(
                metrics,
                accounts.kind(),
                account,
                () -> accounts.session(account),
                HuaweiSession::now,
                Arrays.stream(Category.values())
                        .map(category -> new SessionMetrics.Quota<HuaweiSession>(
                                category.name().toLowerCase(Locale.ROOT), session -> session.stats(category)))
                        .toList(),
                List.of(
                        new SessionMetrics.Listed<>(
                                "ottchannels",
                                session -> session.ottChannels().lastSweep(),
                                session -> session.ottChannels().all().size()),
                        new SessionMetrics.Listed<>(
                                "flows",
                                session -> session.flows().lastSweep(),
                                session -> session.flows().all().size())));
        opened.start();
        return opened;
    }
}
