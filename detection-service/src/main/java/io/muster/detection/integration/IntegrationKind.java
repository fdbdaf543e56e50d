package io.muster.detection.integration;

/** What an integration is made for. It opens every format all the same: what the kind changes is the form of its key. */
public enum IntegrationKind {
    ANY,
    ALERTMANAGER,
    GRAFANA,
    /** Its key has 32 hexadecimal digits, as senders of PagerDuty events check. */
    PAGERDUTY,
    /** Its key is a UUID, as senders to Opsgenie check. */
    OPSGENIE,
    CLOUDEVENTS,
    DATADOG,
    SENTRY,
    NEWRELIC,
    /** Its JSON is read by an {@link AlertMapping}. */
    MAPPED,
    HEARTBEAT
}
