package io.muster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

class RoleMatrixTest {

    @Test
    void the_table_is_read_from_the_security_requirements() throws Exception {
        var document = new YAMLMapper().readTree("""
                        components:
                          securitySchemes:
                            intakeKey: {type: http, scheme: bearer}
                        paths:
                          /alerts:
                            post:
                              security: [{intakeKey: []}]
                          /enqueue:
                            post: {x-proof: "an integration's key, in the body"}
                          /a/{token}:
                            get: {}
                          /status:
                            get: {}
                          /incidents/{id}:
                            get:
                              security: [{SecurityScheme: [viewer, "muster:read"]}]
                            put:
                              requestBody: {content: {application/json: {}}}
                              security: [{SecurityScheme: []}]
                        """);

        var operations = RoleMatrix.operations(document);

        assertThat(RoleMatrix.table("a-service", operations))
                .contains("| `GET /status` | anyone, without signing in |")
                .contains("| `POST /enqueue` | an integration's key, in the body |")
                .contains("| `GET /a/{token}` | whoever has the token in the address |")
                .contains("| `POST /alerts` | an integration's key |")
                .contains("| `GET /incidents/{id}` | muster:read, viewer |")
                .contains("| `PUT /incidents/{id}` | anyone signed in |");
    }
}
