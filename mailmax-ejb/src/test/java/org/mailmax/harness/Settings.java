package org.mailmax.harness;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Values of settings in the types that fields want.
final class Settings {

    private Settings() {}

    static Object convert(String text, ConfigProperty setting, Field field) {
        boolean missing = text.isEmpty() || text.equals(ConfigProperty.UNCONFIGURED_VALUE);
        if (field.getType() == Optional.class) {
            return missing ? Optional.empty() : Optional.of(convert(text, argument(field)));
        }
        if (missing) {
            throw new IllegalStateException("no value for the setting " + setting.name());
        }
        return convert(text, field.getType());
    }

    /// The T of a field of type `X<T>`.
    static Class<?> argument(Field field) {
        return (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
    }

    private static Object convert(String text, Class<?> type) {
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> Integer.valueOf(text);
            case "long", "java.lang.Long" -> Long.valueOf(text);
            case "boolean", "java.lang.Boolean" -> Boolean.valueOf(text);
            case "java.lang.String" -> text;
            default -> throw new IllegalStateException("a setting of type " + type);
        };
    }
}
