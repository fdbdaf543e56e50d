package io.muster.detection.measure.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.EventJson;
import io.muster.detection.measure.Baseline.Range;
import io.muster.detection.measure.Measures.Bucket;
import io.muster.detection.measure.Measures.Foreseen;
import io.muster.detection.measure.Reading;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** The statements on measures. Many rows travel as one parameter in JSON. */
final class MeasureSql {

    static final String REMEMBER = """
            insert into measure_push (source, push_id, received_at) values (?1, ?2, ?3) on conflict do nothing
            """;

    private static final String READINGS = """
            jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(metric text, journey text, region text, device text,
                payment_method text, minute bigint, value float8, order_value numeric, currency text)
            """;

    /** How many series are the source's to tell; those of a source that was heard since {@code ?4} are not another's. */
    static final String KNOW_SERIES = """
            insert into measure_series
                (metric, journey, region, device, payment_method, source, currency, last_minute, told_at)
            select metric, journey, region, device, payment_method, ?2, max(currency), to_timestamp(max(minute) * 60),
                cast(?3 as timestamptz)
            from\s""" + READINGS + """
            group by metric, journey, region, device, payment_method
            order by metric, journey, region, device, payment_method
            on conflict (metric, journey, region, device, payment_method) do update
            set source = excluded.source, currency = coalesce(excluded.currency, measure_series.currency),
                last_minute = greatest(excluded.last_minute, measure_series.last_minute), told_at = excluded.told_at
            where measure_series.source = excluded.source or measure_series.told_at is null
                or measure_series.told_at < ?4 and not exists (
                    select from measure_source owner where owner.source = measure_series.source and owner.heard_at >= ?4)
            """;

    /** The first that is another source's, with how that is called and when it told it. */
    static final String OWNED = """
            select s.metric, s.journey, s.region, s.device, s.payment_method, coalesce(i.name, s.source), s.told_at
            from measure_series s left join integration i on cast(i.id as text) = s.source
            where s.source <> ?2 and exists (
                select from\s""" + READINGS + """
                where s.metric = r.metric
                    and s.journey is not distinct from r.journey and s.region is not distinct from r.region
                    and s.device is not distinct from r.device and s.payment_method is not distinct from r.payment_method)
            order by s.id limit 1
            """;

    static final String RELEASE = """
            with gone as (delete from measure_source where source = ?1)
            update measure_series set told_at = null where source = ?1
            """;

    static final String OTHER_CURRENCY = """
            select r.ordinal, s.currency from (
                select row_number() over () - 1 as ordinal, each.* from (select * from\s""" + READINGS + """
                ) as each) as r
            join measure_series s on s.metric = r.metric
                and s.journey is not distinct from r.journey and s.region is not distinct from r.region
                and s.device is not distinct from r.device and s.payment_method is not distinct from r.payment_method
            where r.currency <> s.currency and s.last_minute > ?2
            order by r.ordinal limit 1
            """;

    static final String STORE = """
            insert into measure_bucket (series_id, minute, value, order_value, untold)
            select s.id, to_timestamp(r.minute * 60), sum(r.value), sum(r.order_value), true
            from\s""" + READINGS + """
            join measure_series s on s.metric = r.metric
                and s.journey is not distinct from r.journey and s.region is not distinct from r.region
                and s.device is not distinct from r.device and s.payment_method is not distinct from r.payment_method
            group by s.id, r.minute order by s.id, r.minute
            on conflict (series_id, minute) do update
            set value = excluded.value + case when ?2 then measure_bucket.value else 0 end,
                order_value = case when ?2 then coalesce(measure_bucket.order_value + excluded.order_value,
                    measure_bucket.order_value, excluded.order_value) else excluded.order_value end,
                untold = true
            """;

    /** Conversion is told for every segment that sessions are told for. */
    static final String KNOW_CONVERSION = """
            insert into measure_series (metric, journey, region, device, payment_method, source, last_minute)
            select 'CONVERSION', journey, region, device, payment_method, source, last_minute
            from measure_series where metric = 'SESSIONS'
            order by journey, region, device, payment_method
            on conflict (metric, journey, region, device, payment_method) do update
            set source = excluded.source, last_minute = excluded.last_minute
            """;

    static final String CONVERT = """
            insert into measure_bucket (series_id, minute, value, untold)
            select c.id, b.minute, least(1, coalesce(sum(o.value), 0) / b.value), true
            from measure_series c
            join measure_series s on s.metric = 'SESSIONS'
                and s.journey is not distinct from c.journey and s.region is not distinct from c.region
                and s.device is not distinct from c.device and s.payment_method is not distinct from c.payment_method
            join measure_bucket b on b.series_id = s.id and b.value > 0
                and b.minute in (select distinct to_timestamp(r.minute * 60) from\s""" + READINGS + """
                )
            join measure_series os on os.metric = 'ORDERS'
                and (s.journey is null or os.journey = s.journey) and (s.region is null or os.region = s.region)
                and (s.device is null or os.device = s.device)
                and (s.payment_method is null or os.payment_method = s.payment_method)
            left join measure_bucket o on o.series_id = os.id and o.minute = b.minute
            where c.metric = 'CONVERSION'
            group by c.id, b.minute, b.value order by c.id, b.minute
            on conflict (series_id, minute) do update set value = excluded.value, untold = true
            """;

    /** Only without a gap: a source that was away does not know what it missed. */
    static final String FILL = """
            insert into measure_bucket (series_id, minute, value, untold)
            select s.id, m.minute, 0, true
            from measure_series s
            join measure_source o on o.source = s.source
            cross join lateral generate_series(
                date_trunc('minute', o.covered_until),
                date_trunc('minute', cast(?2 as timestamptz) - interval '1 millisecond'),
                interval '1 minute') as m(minute)
            where s.source = ?1 and s.metric <> 'CONVERSION'
                and o.covered_until > cast(?2 as timestamptz) - interval '2 minutes'
                and s.last_minute > cast(?2 as timestamptz) - interval '1 day'
            order by s.id, m.minute
            on conflict do nothing
            """;

    static final String COVER = """
            insert into measure_source (source, covered_until, heard_at) values (?1, ?2, ?3)
            on conflict (source) do update
            set covered_until = greatest(measure_source.covered_until, excluded.covered_until),
                heard_at = excluded.heard_at
            """;

    static final String KNOWN = """
            select s.id, s.metric, s.journey, s.region, s.device, s.payment_method, coalesce(i.name, s.source),
                o.covered_until, s.average_order_value, s.currency, o.heard_at
            from measure_series s join measure_source o on o.source = s.source
            left join integration i on cast(i.id as text) = s.source
            where s.last_minute >= ?1 order by s.id
            """;

    private static final String MINUTE = "cast(extract(epoch from b.minute) / 60 as bigint)";
    private static final String FORESEEN = "e.low, e.central, e.high, e.method, e.confidence";

    static final String UNTOLD = "select b.series_id, " + MINUTE + " as m, b.value, " + FORESEEN + """
             from measure_bucket b
            left join measure_expectation e on e.series_id = b.series_id and e.minute = b.minute
            where b.untold and b.minute >= ?1
            order by b.series_id, b.minute
            """;

    private static final String RANGES =
            "jsonb_to_recordset(cast(cast(%s as text) as jsonb)) as g(first bigint, last bigint)";
    private static final String IN_RANGE =
            " on b.minute between to_timestamp(g.first * 60) and to_timestamp(g.last * 60) ";

    static final String BUCKETS = "select b.series_id, " + MINUTE + " as m, b.value from "
            + RANGES.formatted("?2") + " join measure_bucket b" + IN_RANGE
            + "where b.series_id in (select cast(jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)) as bigint))";

    static final String VALUE_ORDERS = """
            update measure_series s set average_order_value = v.mean
            from (select b.series_id, sum(b.order_value) / sum(b.value) as mean from\s""" + RANGES.formatted("?2") + " join measure_bucket b" + IN_RANGE + """
                where b.series_id in (select cast(jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)) as bigint))
                    and b.order_value is not null
                group by b.series_id having sum(b.value) > 0) v
            where s.id = v.series_id and s.metric = 'ORDERS'
            """;

    static final String FORESEE = """
            insert into measure_expectation (series_id, minute, low, central, high, method, confidence)
            select series, to_timestamp(minute * 60), low, central, high, method, confidence
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(series bigint, minute bigint, low float8, central float8,
                high float8, method text, confidence float8)
            order by series, minute
            on conflict do nothing
            """;

    /** What changed meanwhile is told again. */
    static final String TOLD = """
            update measure_bucket b set untold = false
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r(series bigint, minute bigint, value float8)
            where b.series_id = r.series and b.minute = to_timestamp(r.minute * 60) and b.value = r.value
            """;

    private static final String INSIDE = """
            s.metric = ?1
                and (cast(?2 as text) is null or s.journey = ?2) and (cast(?3 as text) is null or s.region = ?3)
                and (cast(?4 as text) is null or s.device = ?4)
                and (cast(?5 as text) is null or s.payment_method = ?5)
            """;

    static final String SUMS =
            """
            select case when ?6 then s.journey else cast(?2 as text) end as journey,
                case when ?7 then s.region else cast(?3 as text) end as region,
                case when ?8 then s.device else cast(?4 as text) end as device,
                case when ?9 then s.payment_method else cast(?5 as text) end as payment_method,
            """ + MINUTE + " as m, sum(b.value) from " + RANGES.formatted("?10") + " join measure_bucket b" + IN_RANGE
                    + "join measure_series s on s.id = b.series_id where " + INSIDE + """
                     and (cast(?11 as timestamptz) is null or exists (
                        select from measure_source o where o.source = s.source and o.heard_at >= ?11))
                    group by 1, 2, 3, 4, 5
                    """;

    static final String COVERED_UNTIL = """
            select min(o.covered_until) filter (where o.heard_at >= ?7), count(*) filter (where o.heard_at < ?7)
            from measure_series s join measure_source o on o.source = s.source
            where\s""" + INSIDE + " and s.last_minute >= ?6";

    static final String LOST =
            """
            select case when ?6 then s.journey else cast(?2 as text) end as journey,
                case when ?7 then s.region else cast(?3 as text) end as region,
                case when ?8 then s.device else cast(?4 as text) end as device,
                case when ?9 then s.payment_method else cast(?5 as text) end as payment_method,
                coalesce(i.name, s.source) as name, max(o.covered_until)
            from measure_series s join measure_source o on o.source = s.source
            left join integration i on cast(i.id as text) = s.source
            where\s""" + INSIDE + " and s.last_minute >= ?10 and o.heard_at < ?11 group by 1, 2, 3, 4, 5 order by name";

    /**
     * An incident that claims to have begun long before it was detected, as by an alert that has fired for weeks, takes
     * one day with it: the weeks before are what is known of the store. What lasts longer than a week is how the store is.
     */
    static final String LEFT_OUT = """
            select journeys, service, began, least(until, began + interval '7 days') as until, firing
            from (
                select array_to_string(journeys, ',') as journeys, service,
                    greatest(since, detected_at - interval '1 day') as began, coalesce(ended_at, watch_until) as until,
                    false as firing
                from incident where ending is distinct from 'DISMISSED'
                union all
                select upper(replace(split_part(segment, '/', 1), '*', '')), null, since, until, true
                from measure_firing) as stretch
            where began < ?2 and least(until, began + interval '7 days') > ?1
            """;

    static final String LIST = "select s.journey, s.region, s.device, s.payment_method, " + MINUTE + " as m, b.value, "
            + FORESEEN + """
             from measure_bucket b join measure_series s on s.id = b.series_id
            left join measure_expectation e on e.series_id = b.series_id and e.minute = b.minute
            where\s""" + INSIDE + """
             and b.minute between ?6 and ?7
            order by b.minute, s.id limit ?8
            """;

    static final int MOST_FORGOTTEN = 20_000;

    /** With table, column and {@link #MOST_FORGOTTEN}; a limited number, so that no statement takes long. */
    static final String FORGET =
            "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s < ?1 limit %3$d))";

    private MeasureSql() {}

    static String json(List<Reading> readings) {
        return array(readings, (reading, row) -> {
            row.put("metric", reading.metric().name());
            row.put(
                    "journey",
                    reading.segment().journey() == null
                            ? null
                            : reading.segment().journey().name());
            row.put("region", reading.segment().region());
            row.put("device", reading.segment().device());
            row.put("payment_method", reading.segment().paymentMethod());
            row.put("minute", reading.minute());
            row.put("value", reading.value());
            row.put("order_value", reading.orderValue());
            row.put("currency", reading.currency());
        });
    }

    static String ranges(List<Range> ranges) {
        return array(ranges, (range, row) -> row.put("first", range.first()).put("last", range.last()));
    }

    static String ids(Collection<Long> ids) {
        return ids.toString();
    }

    static String foreseen(List<Foreseen> foreseen) {
        return array(
                foreseen,
                (one, row) -> row.put("series", one.seriesId())
                        .put("minute", one.minute())
                        .put("low", one.expected().low())
                        .put("central", one.expected().central())
                        .put("high", one.expected().high())
                        .put("method", one.expected().method())
                        .put("confidence", one.expected().confidence()));
    }

    static String buckets(List<Bucket> buckets) {
        return array(
                buckets,
                (bucket, row) -> row.put("series", bucket.seriesId())
                        .put("minute", bucket.minute())
                        .put("value", bucket.value()));
    }

    private static <T> String array(Collection<T> items, BiConsumer<T, ObjectNode> write) {
        ArrayNode array = EventJson.mapper().createArrayNode();
        items.forEach(item -> write.accept(item, array.addObject()));
        try {
            return EventJson.mapper().writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows that cannot be written", e);
        }
    }
}
