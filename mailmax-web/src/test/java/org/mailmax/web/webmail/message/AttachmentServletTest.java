package org.mailmax.web.webmail.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentServletTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/svg+xml",
                "application/xhtml+xml",
                "text/xml",
                "application/xml",
                "text/javascript",
                "application/javascript",
                "text/css",
                "multipart/x-mixed-replace",
                "application/x-shockwave-flash",
                "text/plain",
                "text/vtt",
                "x/y"
            })
    void whatABrowserCouldRunGoesAsOctets(String type) {
        assertThat(AttachmentServlet.savedType(type)).isEqualTo("application/octet-stream");
    }

    @Test
    void picturesAndDocumentsKeepTheirType() {
        assertThat(AttachmentServlet.savedType("image/png")).isEqualTo("image/png");
        assertThat(AttachmentServlet.savedType("application/pdf")).isEqualTo("application/pdf");
    }

    @Test
    void theNameStaysInsideItsField() {
        assertThat(AttachmentServlet.disposition("a\";\r\nX: y\".html"))
                .isEqualTo("attachment; filename=\"a____X_ y_.html\"; filename*=UTF-8''a%22%3B%0D%0AX%3A%20y%22.html");
        assertThat(AttachmentServlet.disposition("Größe 1.pdf"))
                .isEqualTo("attachment; filename=\"Gr__e 1.pdf\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.pdf");
    }
}
