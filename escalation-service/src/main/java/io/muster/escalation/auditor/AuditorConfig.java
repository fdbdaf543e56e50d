package io.muster.escalation.auditor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How strict the auditor of paging is, and whom it tells that all is well. */
@ConfigMapping(prefix = "muster.auditor")
public interface AuditorConfig {

    /** How often it looks. */
    @WithDefault("PT10S")
    Duration lookEvery();

    /** How long a detected incident may be without a run of a policy, a dismissal or a merge. */
    @WithDefault("PT2M")
    Duration escalatedWithin();

    /** How long a confirmed incident may be without a run of a policy. */
    @WithDefault("PT45S")
    Duration pagedWithin();

    /** How long a detected incident may be without any word of triage, which assesses what it takes in at once. */
    @WithDefault("PT30S")
    Duration assessedWithin();

    /** How long a detected incident may be without triage's verdict. */
    @WithDefault("PT5M")
    Duration verdictWithin();

    /** How long a page may be without a provider that took it. */
    @WithDefault("PT2M")
    Duration handedOverWithin();

    /** How late the next level may be. */
    @WithDefault("PT30S")
    Duration tolerance();

    /** How old an event may be that is not published yet. */
    @WithDefault("PT30S")
    Duration publishedWithin();

    /** How long the auditor may be behind the end of the stream, or without knowing where that is. */
    @WithDefault("PT60S")
    Duration readWithin();

    /** Whether detection lets canaries in; else their silence says nothing. */
    @WithDefault("true")
    boolean expectCanary();

    /** How long no canary may have come through, one being sent each minute. */
    @WithDefault("PT3M")
    Duration canaryWithin();

    /** Where a heartbeat goes while all is well, and only then: a dead man's switch outside of Muster. */
    Optional<URI> heartbeatUrl();

    @WithDefault("PT1M")
    Duration heartbeatEvery();
}
