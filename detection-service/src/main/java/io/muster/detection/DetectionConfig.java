package io.muster.detection;

import io.muster.detection.alert.Flapping.Limit;
import io.muster.detection.measure.Baseline;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** What can be set about detection. */
@ConfigMapping(prefix = "muster.detection")
public interface DetectionConfig {

    Intake intake();

    Keys keys();

    Signals signals();

    Reports reports();

    Flapping flapping();

    Correlation correlation();

    Canary canary();

    /** What proves that the way from intake to a page is open. */
    interface Canary {

        /** False where nothing shall be let in that no sender sent; escalation then has to be told not to wait for it. */
        @WithDefault("true")
        boolean enabled();

        @WithDefault("PT1M")
        Duration every();
    }

    /** Taking signals in. */
    interface Intake {

        /** The largest body in bytes; a larger one is refused in the format's own shape. */
        @WithDefault("2097152")
        int maxBody();

        /** The largest single signal in bytes, well below what the broker takes in one record. */
        @WithDefault("262144")
        int maxSignal();

        /** How long an alert fires when its sender names no end, as Alertmanager's {@code resolve_timeout}. */
        @WithDefault("PT5M")
        Duration resolveTimeout();

        /**
         * How many requests an integration may make each second on each replica unless it was given another number; a
         * large request counts as one for each KiB. Twice as many may come at once.
         */
        @WithDefault("50000")
        int perSecond();

        /**
         * How many bytes of requests may be in work at the same time. One integration gets at most half of what the
         * others leave, so that there is always room for another.
         */
        @WithDefault("67108864")
        long inWork();

        /** For how long a report whose receipt was given may still be on its way to the engine. */
        @WithDefault("P1D")
        Duration receiptPatience();
    }

    /** API keys of integrations. */
    interface Keys {

        /** How long the previous key works on after a rotation, so that senders can be changed without loss. */
        @WithDefault("PT1H")
        Duration overlap();

        /** How often the cached keys are read anew; a notification does it at once. */
        @WithDefault("PT30S")
        Duration refresh();

        /** How often what was counted of integrations is written down. */
        @WithDefault("PT5S")
        Duration activity();

        /** How much of a refused request is kept to look at, in bytes. */
        @WithDefault("4096")
        int rejectedPart();
    }

    /** From signals to events. */
    interface Signals {

        /** False for a deployment that only takes signals in: another one reads the intake log. */
        @WithDefault("true")
        boolean engine();

        /** The least time between two events about new signals of one incident. */
        @WithDefault("PT10S")
        Duration gap();

        /**
         * How long after the engine started, or after an alert's end passed in the time that its partition has reached, a
         * source is given before it is taken as lost: what we could not hear meanwhile is not silence.
         */
        @WithDefault("PT30S")
        Duration patience();

        /** How many firing alerts a replica remembers, so that their repetitions need no writing; about 300 bytes each. */
        @WithDefault("100000")
        int known();

        /** How often is looked for leases to write, for alerts of silent sources, and for suppressions that ended. */
        @WithDefault("PT2S")
        Duration sweep();

        /** How often the gauge of alerts is read from the database. */
        @WithDefault("PT15S")
        Duration gauge();
    }

    /** What people report. */
    interface Reports {

        /** For how long after the last one a report that says the same is counted with it. */
        @WithDefault("PT5M")
        Duration window();
    }

    /** Alerts that change between firing and resolved all the time. */
    interface Flapping {

        /** So many changes within the window make an alert a flapping one. */
        @WithDefault("6")
        int changes();

        /** Also how long it has to be calm to be taken at its word again. */
        @WithDefault("PT15M")
        Duration window();

        default Limit limit() {
            return new Limit(changes(), window());
        }
    }

    Keep keep();

    /**
     * How long is kept what is over. What fires, and what an incident needs that is open or whose relapse is watched, is
     * kept besides.
     */
    interface Keep {

        /** Alerts that are resolved or lost, since their last signal. */
        @WithDefault("P30D")
        Duration alerts();

        /** Decisions about signals, and what people reported. A policy is tried on at most so much of the past. */
        @WithDefault("P90D")
        Duration decisions();

        /** Changes of the store, since they were made. */
        @WithDefault("P90D")
        Duration changes();

        /** Remarks about alerts, which are also the receipts of Opsgenie's requests. */
        @WithDefault("P90D")
        Duration remarks();
    }

    /** Which signals have one cause. */
    interface Correlation {

        /**
         * For how long after an incident was detected a signal of a service that it depends on, or that depends on it,
         * is taken to have the same cause.
         */
        @WithDefault("PT30M")
        Duration window();
    }

    Journeys journeys();

    Measures measures();

    /** Synthetic journeys. */
    interface Journeys {

        /** How many runs of a journey are kept. */
        @WithDefault("500")
        int keepRuns();

        /** How many journeys one replica runs at the same time. */
        @WithDefault("16")
        int atOnce();

        /** A journey that was not checked for so many of its intervals is shown as lost. */
        @WithDefault("3")
        int lostAfter();
    }

    /** Business measures. */
    interface Measures {

        /** Whose wall clock shoppers follow: the baseline compares the same weekday and time there. */
        @WithDefault("UTC")
        ZoneId zone();

        /** How many recent weeks the baseline asks, 4 to 8. */
        @WithDefault("8")
        int weeks();

        /** How often every rule is looked at. */
        @WithDefault("PT5S")
        Duration look();

        /** How often minutes are told to the rest of the suite, the running one included. */
        @WithDefault("PT10S")
        Duration tell();

        /** For how long a value that comes late is still told to the rest of the suite. */
        @WithDefault("PT1H")
        Duration late();

        /** A source that told nothing for so long is silent: its rules cannot say that all is well. */
        @WithDefault("PT3M")
        Duration silent();

        /** How long the buckets are kept. */
        @WithDefault("P180D")
        Duration keep();

        default Baseline.Settings baseline() {
            return Baseline.Settings.usual(zone()).over(weeks());
        }
    }
}
