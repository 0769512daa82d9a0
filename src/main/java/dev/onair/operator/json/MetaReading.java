package dev.onair.operator.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.util.Set;

/** Has {@link ReadMeta} be read where a Kubernetes client reads metadata. */
final class MetaReading {
    private static final String MANAGED_FIELDS = "managedFields";

    /** Quotes, colon and comma. */
    private static final int AROUND_A_NAME = 4;

    /** What many resources have the same of. Keys need not be named: Jackson has one text for each name. */
    private static final Set<String> SHARED = Set.of("namespace", "labels", "finalizers");

    private MetaReading() {}

    static BeanDeserializerBuilder in(BeanDeserializerBuilder metadata) {
        metadata.setValueInstantiator(new Instantiator());
        SharedProperty.share(metadata, property -> SHARED.contains(property.getName()));
        var managed = metadata.findProperty(PropertyName.construct(MANAGED_FIELDS));
        metadata.addOrReplaceProperty(new LeftOut(managed), true);
        return metadata;
    }

    private static final class Instantiator extends ValueInstantiator.Base {
        private static final long serialVersionUID = 1L;

        Instantiator() {
            super(ReadMeta.class);
        }

        @Override
        public boolean canCreateUsingDefault() {
            return true;
        }

        @Override
        public Object createUsingDefault(DeserializationContext context) {
            return new ReadMeta();
        }
    }

    /** Is passed over; how large it was is kept. */
    private static final class LeftOut extends SettableBeanProperty.Delegating {
        private static final long serialVersionUID = 1L;

        LeftOut(SettableBeanProperty property) {
            super(property);
        }

        @Override
        protected SettableBeanProperty withDelegate(SettableBeanProperty property) {
            return new LeftOut(property);
        }

        @Override
        public void deserializeAndSet(JsonParser json, DeserializationContext context, Object metadata)
                throws IOException {
            var bytes = PassedOver.bytes(json);
            if (metadata instanceof ReadMeta read) {
                read.leaveOut(MANAGED_FIELDS.length() + AROUND_A_NAME + bytes);
            }
        }

        @Override
        public Object deserializeSetAndReturn(JsonParser json, DeserializationContext context, Object metadata)
                throws IOException {
            deserializeAndSet(json, context, metadata);
            return metadata;
        }
    }
}
