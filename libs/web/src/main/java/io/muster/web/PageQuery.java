package io.muster.web;

import io.muster.contracts.Refusal;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** The query parameters of a paged list; used as {@code @Valid @BeanParam PageQuery page}. */
public class PageQuery {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(MAX_LIMIT)
    public int limit = DEFAULT_LIMIT;

    @QueryParam("cursor")
    public String cursor;

    /** Items on a page. */
    public int limit() {
        return limit;
    }

    /** How many rows to query, see {@link Page#of}. */
    public int rows() {
        return limit + 1;
    }

    /** The position of the last row seen, as given to {@link Page#of}; null on the first page. */
    public String after() {
        return Cursor.decode(cursor);
    }

    /**
     * The same for lists by id; null on the first page.
     *
     * @throws Refusal {@code invalid-cursor} for one of another list
     */
    public UUID afterId() {
        String after = after();
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this service gave out");
        }
    }

    /**
     * The same for lists by number; 0 on the first page.
     *
     * @throws Refusal {@code invalid-cursor} for one of another list
     */
    public long afterNumber() {
        String after = after();
        try {
            return after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw new Refusal(WebProblem.INVALID_CURSOR, "the cursor is not one that this list gave out");
        }
    }
}
