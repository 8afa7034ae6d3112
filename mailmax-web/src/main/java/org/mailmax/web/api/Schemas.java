package org.mailmax.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// JSON schemas of what [JsonText] writes.
final class Schemas {

    private Schemas() {}

    static JsonObjectBuilder type(String name) {
        return Json.createObjectBuilder().add("type", name);
    }

    /// The answer of an operation. Long lists come page by page: rows, and how many there are in all.
    static JsonObjectBuilder of(Operation operation, Method method) {
        JsonObjectBuilder one = of(operation.answer());
        if (!operation.many()) {
            return one;
        }
        JsonObjectBuilder rows = type("array").add("items", one);
        boolean paged = Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.getType() == int.class);
        return paged
                ? type("object")
                        .add(
                                "properties",
                                Json.createObjectBuilder().add("rows", rows).add("total", type("integer")))
                : rows;
    }

    /// @param members such as `name:string`, `quota?:integer`
    static JsonObjectBuilder ofBody(String... members) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (String member : members) {
            String[] parts = member.split(":");
            properties.add(parts[0].replace("?", ""), type(parts[1]));
            if (!parts[0].endsWith("?")) {
                required.add(parts[0]);
            }
        }
        return type("object").add("properties", properties).add("required", required);
    }

    private static JsonObjectBuilder of(Type type) {
        return switch (type) {
            case ParameterizedType some
            when some.getRawType() == Optional.class -> of(some.getActualTypeArguments()[0]);
            case ParameterizedType many
            when Collection.class.isAssignableFrom((Class<?>) many.getRawType()) ->
                type("array").add("items", of(many.getActualTypeArguments()[0]));
            case Class<?> known -> ofClass(known);
            default -> Json.createObjectBuilder();
        };
    }

    private static JsonObjectBuilder ofClass(Class<?> type) {
        if (type == Instant.class) {
            return type("string").add("format", "date-time");
        }
        if (type == EmailAddress.class || type == ReversePath.class) {
            return type("string").add("format", "email");
        }
        if (type == DomainName.class || type == String.class) {
            return type("string");
        }
        if (type == boolean.class) {
            return type("boolean");
        }
        if (type == long.class || type == int.class) {
            return type("integer");
        }
        if (type.isEnum()) {
            JsonArrayBuilder names = Json.createArrayBuilder();
            Arrays.stream(type.getEnumConstants())
                    .forEach(it -> names.add(it.toString().toLowerCase(Locale.ROOT)));
            return type("string").add("enum", names);
        }
        return type.isRecord() ? ofRecord(type) : Json.createObjectBuilder();
    }

    private static JsonObjectBuilder ofRecord(Class<?> type) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        for (RecordComponent part : type.getRecordComponents()) {
            properties.add(part.getName(), of(part.getGenericType()));
        }
        return type("object").add("properties", properties);
    }
}
