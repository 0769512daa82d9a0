package dev.onair.operator.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a status becomes when a version writes it that does not know all of it. */
class FieldMergeTest {
    private static JsonNode tree(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    nothing changed       | {'a':1,'new':2}                 | {'a':1}                | {'a':1}                | {'a':1,'new':2}
                    a field is set        | {'new':2}                       | {}                     | {'a':1}                | {'new':2,'a':1}
                    a field is changed    | {'a':1,'new':2}                 | {'a':1}                | {'a':3}                | {'a':3,'new':2}
                    a field is taken away | {'a':1,'new':2}                 | {'a':1}                | {}                     | {'new':2}
                    deeper                | {'o':{'a':1,'new':2}}           | {'o':{'a':1}}          | {'o':{'a':3}}          | {'o':{'a':3,'new':2}}
                    what was unreadable   | {'a':{'x':1}}                   | {}                     | {'b':1}                | {'a':{'x':1},'b':1}
                    unreadable, then set  | {'a':{'x':1}}                   | {}                     | {'a':'y'}              | {'a':'y'}
                    an entry is changed   | [{'name':'n','a':1,'new':2}]    | [{'name':'n','a':1}]   | [{'name':'n','a':3}]   | [{'name':'n','a':3,'new':2}]
                    entries change places | [{'name':'n','new':1},{'name':'m','new':2}] | [{'name':'n'},{'name':'m'}] | [{'name':'m'},{'name':'n'}] | [{'name':'m','new':2},{'name':'n','new':1}]
                    an entry is added     | [{'name':'n','new':1}]          | [{'name':'n'}]         | [{'name':'m'},{'name':'n'}] | [{'name':'m'},{'name':'n','new':1}]
                    an entry goes         | [{'name':'n','new':1},{'name':'m','new':2}] | [{'name':'n'},{'name':'m'}] | [{'name':'m'}] | [{'name':'m','new':2}]
                    twins are not guessed | [{'path':'p','new':1},{'path':'p','new':2}] | [{'path':'p','a':1},{'path':'p','a':2}] | [{'path':'p','a':3}] | [{'path':'p','a':3}]
                    equal twins           | [{'path':'p','new':1},{'path':'p','new':2}] | [{'path':'p'},{'path':'p'}] | [{'path':'p'},{'path':'p'}] | [{'path':'p','new':1},{'path':'p','new':2}]
                    an unreadable list    | [1,{'x':1}]                     | []                     | ['a']                  | ['a']
                    plain entries         | ['a','b']                       | ['a','b']              | ['b','c']              | ['b','c']
                    """)
    void keepsWhatIsNotUnderstood(String what, String whole, String before, String after, String expected)
            throws JsonProcessingException {
        assertThat(FieldMerge.merge(tree(whole), tree(before), tree(after))).isEqualTo(tree(expected));
    }
}
