package io.muster.detection;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Tells the OpenAPI document how integrations sign in. */
public class IntakeKeyScheme implements OASFilter {

    /** The scheme's name; such an operation takes no token of a person. */
    public static final String NAME = "integrationKey";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        NAME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The key of an integration, as bearer token or as basic password"));
    }
}
