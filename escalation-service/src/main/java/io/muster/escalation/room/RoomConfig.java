package io.muster.escalation.room;

import io.muster.contracts.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/**
 * Where incidents are talked about. In links {@code {number}} stands for the incident's number, {@code {id}} for its id,
 * {@code {secret}} for a random word that nobody guesses.
 */
@ConfigMapping(prefix = "muster.room")
public interface RoomConfig {

    /** Who holds rooms: {@code link}, {@code slack} (with {@code muster.channel.slack.bot-token}) or {@code teams}. */
    @WithDefault("link")
    String kind();

    /** From this severity on, confirming an incident opens its room; empty: only people open rooms. */
    @WithDefault("SEV2")
    Optional<Severity> openFrom();

    /** Where people write when no provider holds the room: the incident on the board, unless you have a better place. */
    @WithDefault("${muster.board.public-url:http://localhost:8080}/incidents/{id}")
    String channelLink();

    /** Where people speak, as {@code https://meet.example/inc-{number}-{secret}}; empty for no bridge. */
    Optional<String> bridgeLink();

    Teams teams();

    /**
     * Microsoft Teams by Graph, as an application with {@code Channel.Create}, {@code ChannelSettings.ReadWrite.All}, {@code
     * TeamMember.ReadWrite.All} and {@code ChannelMember.ReadWrite.All}.
     */
    interface Teams {

        @WithDefault("https://login.microsoftonline.com")
        URI loginUrl();

        @WithDefault("https://graph.microsoft.com")
        URI graphUrl();

        Optional<String> tenant();

        Optional<String> clientId();

        Optional<String> clientSecret();

        /** Id of the team in which incidents get their channels. */
        Optional<String> team();

        /**
         * Who owns the channels of restricted incidents: a member of the team, by mail address. A private channel has an
         * owner who is a person; without one a link stands in.
         */
        Optional<String> owner();
    }
}
