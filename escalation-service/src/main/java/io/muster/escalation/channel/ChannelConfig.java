package io.muster.escalation.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Accounts at providers. A provider without an account is a channel that cannot be used yet: contacts of its kind are
 * refused with what is lacking. Secrets come from the environment, never from a file of the repository.
 */
@ConfigMapping(prefix = "muster.channel")
public interface ChannelConfig {

    Twilio twilio();

    Bounces bounces();

    Slack slack();

    Telegram telegram();

    WebPush webPush();

    PagerDuty pagerduty();

    Opsgenie opsgenie();

    /** SMS and voice, by Twilio or a provider of the same API. */
    interface Twilio {

        @WithDefault("https://api.twilio.com")
        URI url();

        Optional<String> accountSid();

        /** Signs in, and checks what the provider calls back with. */
        Optional<String> authToken();

        /** The number that messages and calls come from, as {@code +4930123456}. */
        Optional<String> from();

        /** The longest SMS in characters; a longer message is cut before its code and link. */
        @WithDefault("459")
        int longestSms();

        /**
         * How soon the provider tells by itself that it calls somebody. So long a call whose answer did not arrive waits
         * before it is made again.
         */
        @WithDefault("PT8S")
        Duration toldWithin();
    }

    /** Where mails come back to that could not be delivered after all: a mailbox of its own, read by IMAP. */
    interface Bounces {

        /** The address that mails say to come back to; without it nobody hears of them. */
        Optional<String> address();

        Optional<String> host();

        @WithDefault("993")
        int port();

        @WithDefault("true")
        boolean tls();

        /** As the address, where it says no more. */
        Optional<String> user();

        Optional<String> password();

        /**
         * Whether each mail comes back to an address of its own, {@code bounces+<id>@…}, by which every report is known. Needs a
         * mail server that delivers such addresses to the one before the plus.
         */
        @WithDefault("false")
        boolean tagged();

        /** {@code whsec_} and base64: signs what a mail provider's hook says of mails that came back. */
        Optional<String> webhookSecret();

        /** How often the mailbox is looked into. */
        @WithDefault("PT15S")
        Duration every();
    }

    interface Slack {

        @WithDefault("https://slack.com")
        URI url();

        /** Writes to people and channels by id; incoming webhooks need none. */
        Optional<String> botToken();

        /** Checks that a pressed button comes from Slack; without it messages carry a link only. */
        Optional<String> signingSecret();
    }

    interface Telegram {

        @WithDefault("https://api.telegram.org")
        URI url();

        Optional<String> botToken();

        /** What Telegram sends with each callback ({@code secret_token} of setWebhook). */
        Optional<String> secret();
    }

    /** Browsers' push services (RFC 8030), with VAPID keys (RFC 8292). */
    interface WebPush {

        /** The uncompressed P-256 point in base64url. */
        Optional<String> publicKey();

        /** The P-256 scalar in base64url. */
        Optional<String> privateKey();

        /** Whom a push service writes to about our messages, as {@code mailto:ops@example.com}. */
        Optional<String> subject();
    }

    /** Hand-over to a PagerDuty that is kept; the contact's secret is the routing key. */
    interface PagerDuty {

        @WithDefault("https://events.pagerduty.com")
        URI url();
    }

    /** Hand-over to an Opsgenie that is kept; the contact's secret is the API key. */
    interface Opsgenie {

        @WithDefault("https://api.opsgenie.com")
        URI url();
    }
}
