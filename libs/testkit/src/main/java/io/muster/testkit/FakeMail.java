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
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A mail server that keeps what it gets; one for a whole JVM. Every address is a mailbox. */
public final class FakeMail {
    /** Where undeliverable mails come back to. */
    public static final String BOUNCES = "bounces@muster.example";

    private static final String SMTP = "muster.testkit.smtp";
    private static final String IMAP = "muster.testkit.imap";

    private FakeMail() {}

    /** One mail as it arrived. */
    public record Mail(String id, String from, String to, String subject, String text) {}

    /** The port to send to; starts the server at the first call. */
    public static int smtpPort() {
        return port(SMTP);
    }

    /** The port to read mailboxes from; starts the server at the first call. */
    public static int imapPort() {
        return port(IMAP);
    }

    /** A mail server tells that a mail could not be delivered, as Postfix writes it. @param id the mail's Message-ID */
    public static void bounce(String id, String recipient) {
        bounceTo(BOUNCES, id, recipient);
    }

    /** As {@link #bounce}. @param mailbox where it comes back to */
    public static void bounceTo(String mailbox, String id, String recipient) {
        String report = """
                From: MAILER-DAEMON@mx.store.example
                To: %1$s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%2$s@mx.store.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                This is the mail system at host mx.store.example.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.store.example

                Final-Recipient: rfc822; %3$s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <%3$s>: user unknown
                --b
                Content-Type: text/rfc822-headers

                To: %3$s
                Message-ID: %4$s
                Subject: [SEV3] INC-1042
                --b--
                """.formatted(mailbox, UUID.randomUUID(), recipient, id);
        deliver(report);
    }

    private static void deliver(String report) {
        try {
            Session session = Session.getInstance(new Properties());
            MimeMessage mail =
                    new MimeMessage(session, new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
            try (Transport smtp = session.getTransport("smtp")) {
                smtp.connect("localhost", port(SMTP), null, null);
                smtp.sendMessage(mail, mail.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("the mail cannot come back", e);
        }
    }

    /** What {@code address} got, oldest first. */
    public static List<Mail> to(String address) {
        return read("localhost", port(IMAP), address);
    }

    /** Waits up to a minute for a mail to {@code address} that fits. */
    public static Mail await(String address, Predicate<Mail> fits) {
        return Awaitility.await("mail to " + address)
                .atMost(Patience.LONG)
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
