package io.muster.web.audit;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the trail keeps of a query: how a call was meant, as {@code ?dryRun=true&prune=true}, and no secret. */
final class AuditedQuery {

    private static final Pattern SECRET =
            Pattern.compile("token|secret|key|pass|sign|code|auth|cursor", Pattern.CASE_INSENSITIVE);
    /** Shorter than any token that we give out. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum} ._:-]{0,36}");

    private static final int MOST = 10;

    private AuditedQuery() {}

    /** @return by name, with the question mark; a value that may be a secret, or is long, is {@code …} */
    static String of(MultivaluedMap<String, String> query) {
        return query.isEmpty()
                ? ""
                : new TreeMap<>(query)
                        .entrySet().stream()
                                .filter(parameter ->
                                        PLAIN.matcher(parameter.getKey()).matches())
                                .limit(MOST)
                                .map(AuditedQuery::told)
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static String told(Map.Entry<String, List<String>> parameter) {
        String value = String.join(" ", parameter.getValue());
        boolean plain = PLAIN.matcher(value).matches()
                && !SECRET.matcher(parameter.getKey()).find();
        return parameter.getKey() + "=" + (plain ? value : "…");
    }
}
