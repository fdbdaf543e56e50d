package io.muster.escalation.channel.messaging;

import io.muster.escalation.channel.messaging.HttpPageChannel.Request;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Security;
import nl.martijndwars.webpush.AbstractPushService;
import nl.martijndwars.webpush.Encoding;
import nl.martijndwars.webpush.HttpRequest;
import nl.martijndwars.webpush.Notification;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jose4j.lang.JoseException;

/** Encrypts and signs with the web push library; sending is the guarded client's business. */
final class WebPushRequests extends AbstractPushService<WebPushRequests> {

    WebPushRequests(String publicKey, String privateKey, String subject) throws GeneralSecurityException {
        super(withProvider(publicKey), privateKey, subject);
    }

    /** The library looks its algorithms up by the provider's name. */
    private static String withProvider(String publicKey) {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider());
        }
        return publicKey;
    }

    Request of(Notification notification) throws GeneralSecurityException, IOException, JoseException {
        HttpRequest prepared = prepareRequest(notification, Encoding.AES128GCM);
        return new Request(URI.create(prepared.getUrl()), prepared.getHeaders(), prepared.getBody());
    }
}
