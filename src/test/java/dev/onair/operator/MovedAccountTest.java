package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountRef;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Standing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manifest may state the account that it had by default, and may not state another. */
class MovedAccountTest {
    private static final class Spec extends OnairSpec {}

    private static final class Status extends OnairStatus {}

    private static Spec spec(@Nullable String name, @Nullable String namespace) {
        var spec = new Spec();
        spec.accountRef = new AccountRef();
        spec.accountRef.name = name;
        spec.accountRef.namespace = namespace;
        return spec;
    }

    private static Status bound(String account) {
        var status = new Status();
        status.externalId = "id-1";
        status.account = account;
        return status;
    }

    @ParameterizedTest
    @CsvSource({
        "default, , ",
        "default, default, ",
        "default, , tv",
        "default, default, tv",
        "shared/main, main, shared"
    })
    void takesTheSameInOtherWords(String account, @Nullable String name, @Nullable String namespace) {
        assertThat(MovedAccount.refusal(spec(name, namespace), "tv", bound(account)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"default, , shared", "shared/default, , ", "shared/main, main, tv"})
    void refusesAnotherNamespace(String account, @Nullable String name, @Nullable String namespace) {
        var refusal = MovedAccount.refusal(spec(name, namespace), "tv", bound(account));

        assertThat(refusal).map(Standing.Refused::reason).contains("Immutable");
        assertThat(refusal.orElseThrow().message()).contains("is in " + account);
    }

    @Test
    void letsAnEditChooseTheAccountBeforeAnythingIsThere() {
        var status = bound("default");
        status.externalId = null;

        assertThat(MovedAccount.refusal(spec(null, "shared"), "tv", status)).isEqualTo(Optional.empty());
    }

    @Test
    void remembersTheAccountOfTheObjectThatIsThere() {
        var working = new Status();
        working.account = "shared/default";

        MovedAccount.remember(bound("default"), working);

        assertThat(working.account).isEqualTo("default");
    }
}
