package io.muster.drill;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's mailbox in the local mail sink, read by IMAP as the person's mail program would. */
final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+/a/[A-Za-z0-9_-]+");

    private final String host;
    private final int port;
    private final String address;

    /** @param server host and port of the mail sink, as {@code 127.0.0.1:13143} */
    Mailbox(String server, Persona owner) {
        String[] parts = server.split(":");
        host = parts[0];
        port = Integer.parseInt(parts[1]);
        address = owner.mail();
    }

    record Mail(String subject, String text) {

        /** The first acknowledge link of the mail. */
        URI acknowledgeLink() {
            Matcher matcher = LINK.matcher(text);
            if (!matcher.find()) {
                throw new DrillFailure("the page \"" + subject + "\" carries no acknowledge link");
            }
            return URI.create(matcher.group());
        }
    }

    /** All mail whose subject contains the words, oldest first. */
    List<Mail> withSubject(String words) {
        Properties properties = new Properties();
        properties.put("mail.imap.connectiontimeout", "5000");
        properties.put("mail.imap.timeout", "5000");
        List<Mail> found = new ArrayList<>();
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(host, port, address, address);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message message : inbox.getMessages()) {
                    String subject = String.valueOf(message.getSubject());
                    if (subject.contains(words)) {
                        found.add(new Mail(subject, text(message)));
                    }
                }
            }
        } catch (MessagingException | IOException e) {
            throw new Suite.Unreachable("mail of " + address + ": " + e.getMessage());
        }
        return found;
    }

    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart multipart) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < multipart.getCount(); i++) {
                all.append(text(multipart.getBodyPart(i))).append('\n');
            }
            return all.toString();
        }
        return String.valueOf(content);
    }
}
