package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.Notice;
import dev.onair.cdnetworks.client.Notices;
import dev.onair.common.ObjectKey;
import dev.onair.tenancy.CallbackDesk;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows the accounts by the secrets in their callback addresses. CDNetworks Cloud Live API 2.16.5, 2.17.5, 2.26, 2.27.3. */
@Singleton
public final class CdnetworksCallbackDesk implements CallbackDesk {
    /** 2.16.5, rule a. The other notices want no more than status 200. */
    private static final String RECEIPT = "{\"success\": \"1\"}";

    private final CdnetworksAccounts accounts;

    CdnetworksCallbackDesk(CdnetworksAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean isReady() {
        return accounts.areSettled();
    }

    @Override
    public Optional<Mailbox> mailbox(String secret) {
        Optional<Mailbox> found = Optional.empty();
        // To the last session, also once one was found: how long it takes tells nothing.
        for (var session : accounts.sessions().toList()) {
            var keys = session.notices().keys();
            if (keys.filter(known -> known.accepts(secret, session.now())).isPresent()) {
                found = Optional.of(new Box(accounts.kind(), keys.get().account(), session.notices()));
            }
        }
        return found;
    }

    private record Box(String kind, ObjectKey account, NoticeBoard board) implements Mailbox {
        @Override
        public Verdict got(String rawQuery) {
            return take(Notices.got(rawQuery));
        }

        @Override
        public Verdict posted(byte[] body) {
            return take(Notices.posted(body));
        }

        private Verdict take(Optional<Notice> notice) {
            return notice.map(board::take).orElse(Verdict.UNREADABLE);
        }

        @Override
        public String receipt() {
            return RECEIPT;
        }
    }
}
