package io.muster.escalation.channel.messaging;

import io.muster.escalation.channel.ChannelConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The mailbox that undeliverable mails come back to. Blocking; what was read stays new until it is said to be done. */
@ApplicationScoped
class BounceMailbox {

    private static final String PATIENCE_MILLIS = "8000";
    /** Bytes: a report with the headers of the mail, and the mail where a server adds it. */
    private static final int LONGEST = 512 * 1024;

    private final ChannelConfig.Bounces account;

    BounceMailbox(ChannelConfig channels) {
        this.account = channels.bounces();
    }

    /** @param uid by which the mailbox knows the mail @param text the mail as it came */
    record Mail(long uid, String text) {}

    boolean isSetUp() {
        return account.address().isPresent() && account.host().isPresent();
    }

    /**
     * What nobody has read, the oldest first.
     *
     * @param after only mails after this uid; 0 for all
     * @param most so many of them
     */
    List<Mail> unread(long after, int most) throws MessagingException, IOException {
        try (Store store = connected();
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            List<Mail> mails = new ArrayList<>();
            for (Message message : unseen(inbox)) {
                long uid = ((UIDFolder) inbox).getUID(message);
                if (uid > after && mails.size() < most) {
                    mails.add(new Mail(uid, text(message)));
                }
            }
            return mails;
        }
    }

    /** With their uids, in two questions: the mailbox keeps what was read, and may be large. */
    private static Message[] unseen(Folder inbox) throws MessagingException {
        Message[] found = inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        FetchProfile uids = new FetchProfile();
        uids.add(UIDFolder.FetchProfileItem.UID);
        inbox.fetch(found, uids);
        return found;
    }

    /** They are read no more. */
    void done(List<Mail> mails) throws MessagingException {
        try (Store store = connected();
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            long[] uids = mails.stream().mapToLong(Mail::uid).toArray();
            for (Message message : ((UIDFolder) inbox).getMessagesByUID(uids)) {
                if (message != null) {
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
    }

    private Store connected() throws MessagingException {
        String protocol = account.tls() ? "imaps" : "imap";
        Properties settings = new Properties();
        settings.put("mail." + protocol + ".connectiontimeout", PATIENCE_MILLIS);
        settings.put("mail." + protocol + ".timeout", PATIENCE_MILLIS);
        settings.put("mail." + protocol + ".writetimeout", PATIENCE_MILLIS);
        settings.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        settings.put("mail." + protocol + ".peek", "true");
        Store store = Session.getInstance(settings).getStore(protocol);
        store.connect(
                account.host().orElseThrow(),
                account.port(),
                account.user().or(account::address).orElseThrow(),
                account.password().orElse(""));
        return store;
    }

    /** One that is longer than any report is not read, and counts as some other mail. */
    private static String text(Message message) throws MessagingException, IOException {
        if (message.getSize() > LONGEST) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
