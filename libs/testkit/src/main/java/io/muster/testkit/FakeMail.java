package io.muster.testkit;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A mail server that keeps what it gets; one for a whole JVM. Every address is a mailbox. */
public final class FakeMail {
    private static final String SMTP = "muster.testkit.smtp";
    private static final String IMAP = "muster.testkit.imap";

    private FakeMail() {}

    /** One mail as it arrived. */
    public record Mail(String id, String from, String to, String subject, String text) {}

    /** The port to send to; starts the server at the first call. */
    public static int smtpPort() {
        return port(SMTP);
    }

    /** What {@code address} got, oldest first. */
    public static List<Mail> to(String address) {
        return read("localhost", port(IMAP), address);
    }

    /** Waits up to 15 s for a mail to {@code address} that fits. */
    public static Mail await(String address, Predicate<Mail> fits) {
        return Awaitility.await("mail to " + address)
                .atMost(Duration.ofSeconds(15))
                .until(() -> to(address).stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** Reads a mailbox over IMAP; the sink takes any password. */
    static List<Mail> read(String host, int imapPort, String address) {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect(host, imapPort, address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<Mail> mails = new ArrayList<>();
                for (Message message : inbox.getMessages()) {
                    mails.add(mail(message));
                }
                return mails;
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("mailbox of " + address + " cannot be read", e);
        }
    }

    private static Mail mail(Message message) throws MessagingException, IOException {
        String[] ids = message.getHeader("Message-ID");
        return new Mail(
                ids == null ? "" : ids[0],
                message.getFrom()[0].toString(),
                message.getAllRecipients()[0].toString(),
                message.getSubject(),
                text(message));
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            return text(parts.getBodyPart(0));
        }
        return part.getContent().toString();
    }

    private static int port(String property) {
        // system properties (and an interned lock), because Quarkus loads test classes in several class loaders
        synchronized (SMTP) {
            if (System.getProperty(property) == null) {
                start();
            }
            return Integer.getInteger(property);
        }
    }

    private static void start() {
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort(),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort()
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        System.setProperty(SMTP, Integer.toString(server.getSmtp().getPort()));
        System.setProperty(IMAP, Integer.toString(server.getImap().getPort()));
    }
}
