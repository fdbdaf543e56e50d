package io.muster.contracts;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The domain says no. Thrown by rules and use cases, turned into {@code application/problem+json} at the edge.
 * Expected, so it carries no stack trace.
 */
public class Refusal extends RuntimeException {

    private final transient ProblemCode code;
    private final transient UUID incidentId;
    private final transient Map<String, Object> details;

    /** @param detail what went wrong this time, in words for the caller; names no class and no secret */
    public Refusal(ProblemCode code, String detail) {
        this(code, detail, null, Map.of());
    }

    /** @param incidentId the incident it is about; may be null */
    public Refusal(ProblemCode code, String detail, UUID incidentId) {
        this(code, detail, incidentId, Map.of());
    }

    /** @param details further members of the problem's body, as the names of the gates that are still open */
    public Refusal(ProblemCode code, String detail, UUID incidentId, Map<String, Object> details) {
        super(detail, null, false, false);
        this.code = Objects.requireNonNull(code);
        this.incidentId = incidentId;
        this.details = Map.copyOf(details);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return getMessage();
    }

    public Optional<UUID> incidentId() {
        return Optional.ofNullable(incidentId);
    }

    public Map<String, Object> details() {
        return details;
    }
}
