package org.mailmax.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The JSON object of a request. What is of the wrong type is a bad request.
final class Body {

    private final JsonObject members;

    Body(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            members = reader.readObject();
        } catch (JsonException e) {
            throw new BadRequest("The body is no JSON object.");
        }
    }

    String text(String name) {
        return find(name).orElseThrow(() -> new BadRequest(name + " is missing."));
    }

    Optional<String> find(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString string) {
                return string.getString();
            }
            throw new BadRequest(name + " is of another type.");
        });
    }

    Optional<Boolean> flag(String name) {
        return value(name).map(value -> {
            if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                return value == JsonValue.TRUE;
            }
            throw new BadRequest(name + " is of another type.");
        });
    }

    Optional<Long> number(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonNumber number && number.isIntegral()) {
                return number.longValue();
            }
            throw new BadRequest(name + " is of another type.");
        });
    }

    /// A list of texts.
    Optional<List<String>> texts(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonArray all && all.stream().allMatch(JsonString.class::isInstance)) {
                return all.getValuesAs(JsonString::getString);
            }
            throw new BadRequest(name + " is of another type.");
        });
    }

    /// All members as the operator's console writes them: `on` and `off` for flags.
    Map<String, String> switches() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : members.keySet()) {
            all.put(
                    name,
                    switch (members.get(name)) {
                        case JsonString text -> text.getString();
                        case JsonNumber number -> number.toString();
                        case JsonValue flag when flag == JsonValue.TRUE -> "on";
                        case JsonValue flag when flag == JsonValue.FALSE -> "off";
                        default -> throw new BadRequest(name + " is of another type.");
                    });
        }
        return all;
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> value != JsonValue.NULL);
    }
}
