package io.muster.web.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * Who did what.
 *
 * @param id grows with time
 * @param person the token's {@code sub}; of a program, {@code client:} and its id
 * @param operation method and resource operation, as {@code POST confirm}
 * @param path as called, with what the query says in plain words: secrets and long values are left out
 * @param status the answer's HTTP status; refused attempts are kept too
 * @param incidentId the incident in the path, if any
 * @param traceId leads to the trace and the log lines
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        long id,
        String person,
        String operation,
        String path,
        int status,
        UUID incidentId,
        String traceId,
        Instant at) {}
