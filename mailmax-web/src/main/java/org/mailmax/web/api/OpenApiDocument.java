package org.mailmax.web.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes the API in the form of OpenAPI 3.1, from the very annotations it runs by.
final class OpenApiDocument {

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");

    private OpenApiDocument() {}

    static String of(Collection<Class<?>> resources) {
        JsonObject document = Json.createObjectBuilder()
                .add("openapi", "3.1.0")
                .add(
                        "info",
                        Json.createObjectBuilder()
                                .add("title", "MailMax administration")
                                .add("version", "1"))
                .add(
                        "servers",
                        Json.createArrayBuilder().add(Json.createObjectBuilder().add("url", "/api/v1")))
                .add("paths", paths(resources))
                .add("components", components())
                .add("security", security(List.of()))
                .build();
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(document);
        }
        return text.toString().strip() + "\n";
    }

    private static JsonObjectBuilder components() {
        JsonObjectBuilder bearer =
                Json.createObjectBuilder().add("type", "http").add("scheme", "bearer");
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "object")
                .add(
                        "properties",
                        Json.createObjectBuilder()
                                .add("title", Schemas.type("string"))
                                .add("status", Schemas.type("integer"))
                                .add("detail", Schemas.type("string"))
                                .add("field", Schemas.type("string")));
        return Json.createObjectBuilder()
                .add("securitySchemes", Json.createObjectBuilder().add("token", bearer))
                .add("schemas", Json.createObjectBuilder().add("Problem", problem));
    }

    private static JsonArrayBuilder security(List<String> scopes) {
        return Json.createArrayBuilder().add(Json.createObjectBuilder().add("token", Json.createArrayBuilder(scopes)));
    }

    private static JsonObjectBuilder paths(Collection<Class<?>> resources) {
        Map<String, Map<String, Method>> all = new TreeMap<>();
        for (Class<?> resource : resources) {
            for (Method method : resource.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Operation.class)) {
                    all.computeIfAbsent(path(resource, method), _ -> new TreeMap<>())
                            .put(verb(method), method);
                }
            }
        }
        JsonObjectBuilder paths = Json.createObjectBuilder();
        all.forEach((path, methods) -> {
            JsonObjectBuilder item = Json.createObjectBuilder();
            methods.forEach((verb, method) -> item.add(verb, operation(path, method)));
            paths.add(path, item);
        });
        return paths;
    }

    private static String path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String all = resource.getAnnotation(Path.class).value() + (below == null ? "" : below.value());
        return all.replaceFirst("^//", "/");
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObjectBuilder operation(String path, Method method) {
        Operation it = method.getAnnotation(Operation.class);
        JsonObjectBuilder operation = Json.createObjectBuilder()
                .add("summary", it.value())
                .add("security", security(List.of(it.scope().text())));
        JsonArrayBuilder parameters = parameters(path, method);
        operation.add("parameters", parameters);
        if (it.body().length > 0) {
            operation.add(
                    "requestBody",
                    Json.createObjectBuilder()
                            .add("required", true)
                            .add("content", content(MediaType.APPLICATION_JSON, Schemas.ofBody(it.body()))));
        }
        return operation.add("responses", responses(it, method));
    }

    private static JsonArrayBuilder parameters(String path, Method method) {
        JsonArrayBuilder parameters = Json.createArrayBuilder();
        Matcher names = IN_PATH.matcher(path);
        while (names.find()) {
            parameters.add(parameter(names.group(1), "path", "string").add("required", true));
        }
        Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(QueryParam.class))
                .sorted(Comparator.comparing(
                        parameter -> parameter.getAnnotation(QueryParam.class).value()))
                .forEach(parameter -> parameters.add(parameter(
                        parameter.getAnnotation(QueryParam.class).value(),
                        "query",
                        parameter.getType() == int.class ? "integer" : "string")));
        return parameters;
    }

    private static JsonObjectBuilder parameter(String name, String in, String type) {
        return Json.createObjectBuilder().add("name", name).add("in", in).add("schema", Schemas.type(type));
    }

    private static JsonObjectBuilder responses(Operation it, Method method) {
        boolean creates = method.getReturnType() == Response.class;
        String code = method.getReturnType() == void.class ? "204" : creates ? "201" : "200";
        JsonObjectBuilder answer = Json.createObjectBuilder().add("description", code.equals("204") ? "Done" : "OK");
        if (it.answer() != void.class) {
            answer.add("content", content(MediaType.APPLICATION_JSON, Schemas.of(it, method)));
        }
        JsonObjectBuilder problem = Json.createObjectBuilder().add("$ref", "#/components/schemas/Problem");
        return Json.createObjectBuilder()
                .add(code, answer)
                .add(
                        "default",
                        Json.createObjectBuilder()
                                .add("description", "A problem")
                                .add("content", content(Problems.TYPE, problem)));
    }

    private static JsonObjectBuilder content(String type, JsonObjectBuilder schema) {
        return Json.createObjectBuilder().add(type, Json.createObjectBuilder().add("schema", schema));
    }
}
