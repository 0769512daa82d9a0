package dev.onair.tenancy;

import dev.onair.common.AccountSpec;
import dev.onair.common.AccountStatus;
import dev.onair.common.ObjectKey;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account that is at work, without a reconciler of its own: its session is what a test made it. */
public final class OpenAccount {
    private OpenAccount() {}

    /** As the account's reconciler does it for an account that is ready. */
    public static <S extends Session> void put(
            Accounts<S> accounts, ObjectKey account, AccountSpec spec, S session, InstantSource clock) {
        var policy = AccountPolicy.of(spec);
        accounts.use(new Directory() {
            @Override
            public boolean isSynced() {
                return true;
            }

            @Override
            public Set<ObjectKey> accounts() {
                return Set.of(account);
            }

            @Override
            public Optional<AccountPolicy> policy(ObjectKey asked) {
                return asked.equals(account) ? Optional.of(policy) : Optional.empty();
            }

            @Override
            public Map<String, String> labels(String namespace) {
                return Map.of();
            }
        });
        accounts.guard(account, clock).remember(new AccountStatus() {});
        accounts.put(account, policy);
        accounts.put(account, new Accounts.Standing.Open<>(session));
    }
}
