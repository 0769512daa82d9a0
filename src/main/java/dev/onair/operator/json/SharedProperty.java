package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.impl.SetterlessProperty;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads texts, lists of texts and maps to texts, and has them share what is equal with what was read before. */
final class SharedProperty extends SettableBeanProperty.Delegating {
    private static final long serialVersionUID = 1L;

    private static final SharedTexts TEXTS = new SharedTexts();

    /** Names of fields whose text may have a key in it: that goes with its resource, and the texts that are shared do not. */
    private static final Pattern MAY_HOLD_KEYS =
            Pattern.compile("url|stream_?id|key|secret|token|pass|param", Pattern.CASE_INSENSITIVE);

    private SharedProperty(SettableBeanProperty property) {
        super(property);
    }

    /** For a mapper that reads nothing but what is kept in thousands. */
    static SimpleModule inAll() {
        return new SimpleModule("onair-texts").setDeserializerModifier(new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public BeanDeserializerBuilder updateBuilder(
                    DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder bean) {
                return share(
                        bean,
                        property -> !MAY_HOLD_KEYS.matcher(property.getName()).find());
            }
        });
    }

    /** @param which of a bean's properties; of these, the ones that hold texts */
    static BeanDeserializerBuilder share(BeanDeserializerBuilder bean, Predicate<SettableBeanProperty> which) {
        var properties = new ArrayList<SettableBeanProperty>();
        bean.getProperties().forEachRemaining(properties::add);
        properties.stream()
                .filter(which.and(SharedProperty::isOfTexts))
                .forEach(property -> bean.addOrReplaceProperty(new SharedProperty(property), true));
        return bean;
    }

    private static boolean isOfTexts(SettableBeanProperty property) {
        var type = property.getType();
        var isText = type.hasRawClass(String.class)
                || (type.isContainerType() && type.getContentType().hasRawClass(String.class));
        return isText && !(property instanceof CreatorProperty) && !(property instanceof SetterlessProperty);
    }

    @Override
    protected SettableBeanProperty withDelegate(SettableBeanProperty property) {
        return new SharedProperty(property);
    }

    @Override
    public void deserializeAndSet(JsonParser json, DeserializationContext context, Object bean) throws IOException {
        set(bean, shared(deserialize(json, context)));
    }

    @Override
    public Object deserializeSetAndReturn(JsonParser json, DeserializationContext context, Object bean)
            throws IOException {
        return setAndReturn(bean, shared(deserialize(json, context)));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object shared(@Nullable Object value) {
        switch (value) {
            case String text -> {
                return TEXTS.shared(text);
            }
            case Map<?, ?> texts -> ((Map<Object, Object>) texts).replaceAll((key, text) -> sharedEntry(text));
            case List<?> texts -> ((List<Object>) texts).replaceAll(SharedProperty::sharedEntry);
            case null, default -> {}
        }
        return value;
    }

    private static Object sharedEntry(Object value) {
        return value instanceof String text ? TEXTS.shared(text) : value;
    }
}
