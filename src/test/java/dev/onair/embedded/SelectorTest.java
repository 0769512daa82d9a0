package dev.onair.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {
    private static final ResourceType EVENTS = Objects.requireNonNull(new Registry().find("v1", "events"));
    private static final ResourceType SECRETS = Objects.requireNonNull(new Registry().find("v1", "secrets"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a=1               | true
        a==1              | true
        a!=1              | false
        a=1,b=2           | true
        a=1,b=3           | false
        a                 | true
        !a                | false
        !z                | true
        z!=1              | true
        a in (1,2)        | true
        a in (3, 4),b     | false
        a notin (3)       | true
        z notin (3)       | true
        x.y/z=w           | true
        """)
    void selectsByLabels(String selector, boolean matches) {
        var object = Api.json("""
                {"metadata":{"labels":{"a":"1","b":"2","x.y/z":"w"}}}""");

        assertThat(Selector.parse(SECRETS, selector, "").matches().test(object)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        metadata.name=n                        | true
        metadata.name!=n                       | false
        metadata.namespace=ns,metadata.name=n  | true
        involvedObject.name=s                  | true
        involvedObject.uid=other               | false
        """)
    void selectsByFields(String selector, boolean matches) {
        var object = Api.json("""
                {"metadata":{"name":"n","namespace":"ns"},"involvedObject":{"name":"s","uid":"u"}}""");

        assertThat(Selector.parse(EVENTS, "", selector).matches().test(object)).isEqualTo(matches);
    }

    @Test
    void refusesAFieldThatTheKindDoesNotSelectBy() {
        assertThatThrownBy(() -> Selector.parse(SECRETS, "", "data.x=1"))
                .hasMessage("field label not supported: data.x");
    }
}
