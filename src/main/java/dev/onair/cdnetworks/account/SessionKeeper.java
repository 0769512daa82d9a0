package dev.onair.cdnetworks.account;

import dev.onair.account.Clockwork;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.ObjectKey;
import dev.onair.tenancy.CallLog;
import dev.onair.tenancy.SessionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** Opens an account's session, and keeps it as long as it is the right one for what the manifest says. */
@Singleton
public final class SessionKeeper {
    private static final Duration AFTER_ANOTHER = Duration.ofMillis(1_500);

    private final CdnetworksAccounts accounts;
    private final MeterRegistry metrics;

    SessionKeeper(CdnetworksAccounts accounts, MeterRegistry metrics) {
        this.accounts = accounts;
        this.metrics = metrics;
        accounts.onRemoval(account -> SessionMetrics.forget(metrics, accounts.kind(), account));
    }

    /** @param wake told when the account's own figures or health may have changed */
    CdnetworksSession keep(ObjectKey account, CdnetworksSettings settings, Credentials keys, Consumer<ObjectKey> wake) {
        var known = accounts.session(account);
        if (known.filter(session -> session.settings().equals(settings)).isPresent()) {
            known.get().rotate(keys);
            return known.get();
        }
        known.ifPresent(CdnetworksSession::close);
        var opened = new CdnetworksSession(
                settings,
                keys,
                Clockwork.system(),
                new SessionMetrics(metrics, accounts.kind(), account)
                        .and(new CallLog(accounts.kind(), account, InstantSource.system())),
                accounts.wakeups(account, wake),
                new ViewerMetrics(metrics, accounts.kind(), account));
        SessionMetrics.watch(
                metrics,
                accounts.kind(),
                account,
                () -> accounts.session(account),
                CdnetworksSession::now,
                List.of(new SessionMetrics.Quota<>("all", CdnetworksSession::stats)),
                List.of(new SessionMetrics.Listed<>(
                        "channels",
                        session -> session.channels().lastSweep(),
                        session -> session.channels().all().size())));
        opened.start(known.isPresent() ? AFTER_ANOTHER : Duration.ZERO);
        return opened;
    }
}
