package org.mailmax.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The description of the API.
@Path("/openapi.json")
@ApplicationScoped
public class DocumentResource {

    private final String document = OpenApiDocument.of(Api.RESOURCES);

    @GET
    @Open
    @Produces(MediaType.APPLICATION_JSON)
    public String document() {
        return document;
    }
}
