package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final Store.Key KEY = new Store.Key("/configmaps", "default", "a");

    private final Store store = new Store(3);

    private ObjectNode put(Store.Key key) {
        return Objects.requireNonNull(store.put(key, store.get(key), Api.configMap(key.name())));
    }

    @Test
    void refusesAWriteOverWhatTheWriterDidNotSee() {
        var seen = put(KEY);
        put(KEY);

        assertThat(store.put(KEY, seen, Api.configMap("a"))).isNull();
        assertThat(store.remove(KEY, seen)).isNull();
    }

    @Test
    void givesEachWriteTheNextVersion() {
        put(KEY);
        var second = put(KEY);
        var removed = Objects.requireNonNull(store.remove(KEY, second));

        assertThat(Json.text(second, "metadata", "resourceVersion")).isEqualTo("2");
        assertThat(Json.text(removed, "metadata", "resourceVersion")).isEqualTo("3");
        assertThat(store.version()).isEqualTo(3);
    }

    @Test
    void tellsTheChangesAfterAVersion() throws InterruptedException {
        put(KEY);
        put(new Store.Key("/configmaps", "default", "b"));
        put(KEY);

        var changes = store.changesAfter(1, Duration.ZERO);

        assertThat(changes.changes()).extracting(change -> change.key().name()).containsExactly("b", "a");
        assertThat(changes.upTo()).isEqualTo(3);
    }

    @Test
    void saysThatAVersionIsTooOldOnceItsChangesAreForgotten() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            put(KEY);
        }

        assertThat(store.changesAfter(2, Duration.ZERO).changes()).hasSize(3);
        assertThatThrownBy(() -> store.changesAfter(1, Duration.ZERO))
                .isInstanceOfSatisfying(
                        StatusException.class, e -> assertThat(e.code()).isEqualTo(410));
    }

    @Test
    void listsOneNamespaceOrAll() {
        put(KEY);
        put(new Store.Key("/configmaps", "default-2", "b"));
        put(new Store.Key("/secrets", "default", "c"));

        assertThat(store.list("/configmaps", "").objects())
                .extracting(Json::name)
                .containsExactly("a", "b");
        assertThat(store.list("/configmaps", "default").objects())
                .extracting(Json::name)
                .containsExactly("a");
    }
}
