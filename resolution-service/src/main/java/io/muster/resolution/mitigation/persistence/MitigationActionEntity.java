package io.muster.resolution.mitigation.persistence;

import io.muster.resolution.mitigation.MitigationAction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.util.List;

@Entity
@Table(name = "mitigation_action")
class MitigationActionEntity {

    // "key" is a word of HQL.
    @Id
    @Column(name = "key")
    String actionKey;

    String title;

    @Enumerated(EnumType.STRING)
    MitigationAction.Kind kind;

    String url;

    @Column(name = "sealed_secret")
    String sealedSecret;

    String[] services;

    @Column(name = "requires_approval")
    boolean requiresApproval;

    void write(MitigationAction action) {
        actionKey = action.key();
        title = action.title();
        kind = action.kind();
        url = action.url().toString();
        sealedSecret = action.sealedSecret();
        services = action.services().toArray(String[]::new);
        requiresApproval = action.requiresApproval();
    }

    MitigationAction toAction() {
        return new MitigationAction(
                actionKey, title, kind, URI.create(url), sealedSecret, List.of(services), requiresApproval);
    }
}
