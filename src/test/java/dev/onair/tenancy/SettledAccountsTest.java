package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Target;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When it is known whose addresses there are: before, one that nobody knows may be a true one. */
class SettledAccountsTest {
    private static final ObjectKey ACCOUNT = new ObjectKey("tv", "default");

    private final Accounts<Session> accounts = new Accounts<>("ToyAccount") {};
    private boolean accountsSynced = true;
    private boolean ownersSynced = true;
    private int wakes;

    private final class Listed implements Directory {
        @Override
        public boolean isSynced() {
            return accountsSynced;
        }

        @Override
        public Set<ObjectKey> accounts() {
            return Set.of(ACCOUNT);
        }

        @Override
        public Optional<AccountPolicy> policy(ObjectKey account) {
            return Optional.empty();
        }

        @Override
        public Map<String, String> labels(String namespace) {
            return Map.of();
        }
    }

    private final class Owners implements Tenant {
        @Override
        public List<Use> uses(ObjectKey account) {
            return List.of();
        }

        @Override
        public Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved) {
            return Map.of();
        }

        @Override
        public Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times) {
            return Map.of();
        }

        @Override
        public boolean isSynced() {
            return ownersSynced;
        }

        @Override
        public Set<String> externalIds(ObjectKey account) {
            return Set.of();
        }

        @Override
        public void wake(List<ObjectKey> resources) {
            wakes++;
        }

        @Override
        public void turn(Target resource) {}
    }

    private void known() {
        accounts.use(new Listed());
        accounts.register(new Owners());
        accounts.put(ACCOUNT, new Accounts.Standing.Closed<>("AccountNotReady", "its Secret is missing"));
    }

    @Test
    void onceEachAccountIsJudgedAndTheOwnersAreKnown() {
        known();
        assertThat(accounts.areSettled()).isTrue();
    }

    @Test
    void notBeforeAnAccountWasLookedAt() {
        accounts.use(new Listed());
        accounts.register(new Owners());
        assertThat(accounts.areSettled()).isFalse();
    }

    @Test
    void notBeforeTheCachesAreFull() {
        assertThat(accounts.areSettled()).isFalse();
        known();
        accountsSynced = false;
        assertThat(accounts.areSettled()).isFalse();
        accountsSynced = true;
        ownersSynced = false;
        assertThat(accounts.areSettled()).isFalse();
    }

    /** What waits at the gate is asked for its permission at its turn anyway; who is not woken stays as it is. */
    @Test
    void wakesThoseOfANamespaceWhateverComesOfTheCallsThatWait() {
        accounts.register(new Owners());
        var broken = (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException(method.getName());
                });
        accounts.put(ACCOUNT, new Accounts.Standing.Open<>(broken));
        wakes = 0;

        assertThatThrownBy(() -> accounts.namespaceChanged(ACCOUNT, "tv")).isInstanceOf(IllegalStateException.class);

        assertThat(wakes).isOne();
    }
}
