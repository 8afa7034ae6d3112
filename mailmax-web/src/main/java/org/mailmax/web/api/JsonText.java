package org.mailmax.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;

/// What use cases answer, as JSON: a record is an object of its components, an address is its text, what is missing is
/// left out.
final class JsonText {

    private JsonText() {}

    static String of(Object value) {
        return value(value).toString();
    }

    static JsonValue value(Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case EmailAddress address -> Json.createValue(address.toString());
            case DomainName domain -> Json.createValue(domain.name());
            case ReversePath path ->
                Json.createValue(path.address().map(EmailAddress::toString).orElse(""));
            case Instant instant -> Json.createValue(instant.toString());
            case Enum<?> constant -> Json.createValue(constant.name().toLowerCase(Locale.ROOT));
            case Boolean flag -> flag ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer number -> Json.createValue(number);
            case Long number -> Json.createValue(number);
            case Optional<?> maybe -> value(maybe.orElse(null));
            case Collection<?> many -> array(many);
            case Map<?, ?> members -> object(members);
            case Record parts -> object(parts);
            default -> Json.createValue(value.toString());
        };
    }

    private static JsonValue array(Collection<?> many) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        many.forEach(each -> array.add(value(each)));
        return array.build();
    }

    private static JsonValue object(Map<?, ?> members) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        members.forEach((name, member) -> object.add(name.toString(), value(member)));
        return object.build();
    }

    private static JsonValue object(Record parts) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        for (RecordComponent part : parts.getClass().getRecordComponents()) {
            JsonValue member = value(component(part, parts));
            if (member != JsonValue.NULL) {
                object.add(part.getName(), member);
            }
        }
        return object.build();
    }

    private static Object component(RecordComponent part, Record owner) {
        try {
            return part.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(part.toString(), e);
        }
    }
}
