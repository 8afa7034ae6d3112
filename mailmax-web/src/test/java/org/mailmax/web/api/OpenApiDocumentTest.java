package org.mailmax.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The description of the API is the one in `docs/openapi.json`: who changes the API changes that too, and sees what
/// others will see. `-Dopenapi=write` writes it anew.
class OpenApiDocumentTest {

    private static final java.nio.file.Path GOLDEN = java.nio.file.Path.of("..", "docs", "openapi.json");

    @Test
    void theApiIsTheOneDescribed() throws IOException {
        String document = OpenApiDocument.of(Api.RESOURCES);
        if ("write".equals(System.getProperty("openapi"))) {
            Files.writeString(GOLDEN, document);
        }
        assertThat(document).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void everyMethodSaysWhatItDoesAndWhichScopeItNeeds() {
        List<Method> methods = Api.RESOURCES.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(OpenApiDocumentTest::isCalled)
                .toList();
        assertThat(methods).hasSizeGreaterThan(20).allMatch(method -> method.isAnnotationPresent(Operation.class));
        assertThat(Api.RESOURCES).allMatch(resource -> resource.isAnnotationPresent(Path.class));
    }

    private static boolean isCalled(Method method) {
        return Arrays.stream(method.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
    }
}
