package io.muster.review.document.rest;

import io.muster.review.document.ReviewDocument;
import io.muster.review.document.ReviewMarkdown;
import io.muster.web.Caller;
import io.muster.web.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;

/** A review in the form that was asked for, with the rows the caller may see. */
@ApplicationScoped
class ReviewAnswers {

    static final String MARKDOWN = "text/markdown";

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    MediaType.valueOf(MARKDOWN + ";charset=utf-8"),
                    MediaType.valueOf(MediaType.TEXT_HTML + ";charset=utf-8"))
            .build();

    private final Caller caller;

    ReviewAnswers(Caller caller) {
        this.caller = caller;
    }

    /** Decided before the review is read, because the caller is known during the request only. */
    Form form(Request request) {
        Variant variant = request.selectVariant(VARIANTS);
        if (variant == null) {
            throw new NotAcceptableException();
        }
        boolean works = caller.has(Permission.RESPONDER)
                || caller.has(Permission.COMMANDER)
                || caller.has(Permission.COMMUNICATIONS)
                || caller.has(Permission.OWNER);
        return new Form(variant.getMediaType(), works);
    }

    /** @param worksOnIncidents whether restricted rows are shown */
    record Form(MediaType type, boolean worksOnIncidents) {

        Response answer(ReviewDocument whole) {
            ReviewDocument document = worksOnIncidents ? whole : whole.withoutRestrictedRows();
            Object entity = switch (type.getSubtype()) {
                case "markdown" -> ReviewMarkdown.of(document);
                case "html" -> ReviewHtml.of(document);
                default -> ReviewView.of(document);
            };
            return Response.ok(entity, type)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build();
        }
    }
}
