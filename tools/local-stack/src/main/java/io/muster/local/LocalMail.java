package io.muster.local;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail sink: every address is a mailbox, readable over IMAP with any password; nothing leaves the machine. */
final class LocalMail implements AutoCloseable {
    private final GreenMail server;

    private LocalMail(GreenMail server) {
        this.server = server;
    }

    static LocalMail start(Home home) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(home.smtpPort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(home.imapPort(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        return new LocalMail(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
