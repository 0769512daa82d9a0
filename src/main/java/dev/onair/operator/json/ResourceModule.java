package dev.onair.operator.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import dev.onair.common.ReadPart;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.CustomResource;

/** Teaches a mapper to read and write specs and statuses of any version, and metadata without what nobody reads. */
final class ResourceModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ResourceModule() {
        super("onair-resources");
        var reader = new PartReader();
        setDeserializerModifier(new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public BeanDeserializerBuilder updateBuilder(
                    DeserializationConfig config, BeanDescription type, BeanDeserializerBuilder bean) {
                return ObjectMeta.class.isAssignableFrom(type.getBeanClass()) ? MetaReading.in(bean) : bean;
            }

            @Override
            public JsonDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
                if (ReadPart.class.isAssignableFrom(type.getBeanClass())) {
                    return new PartDeserializer(type.getBeanClass().asSubclass(ReadPart.class), reader);
                }
                return CustomResource.class.isAssignableFrom(type.getBeanClass())
                        ? new ResourceDeserializer(deserializer, reader)
                        : deserializer;
            }
        });
        setSerializerModifier(new BeanSerializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            @SuppressWarnings("unchecked")
            public JsonSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
                return ReadPart.class.isAssignableFrom(type.getBeanClass())
                        ? new PartSerializer((JsonSerializer<Object>) serializer, reader)
                        : serializer;
            }
        });
    }
}
