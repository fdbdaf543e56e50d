package io.muster.escalation.paging.persistence;

import io.muster.escalation.paging.PageLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "page_link")
class PageLinkEntity {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "page_id")
    UUID pageId;

    String person;

    @Column(name = "expires_at")
    Instant expiresAt;

    static PageLinkEntity of(PageLink link) {
        PageLinkEntity entity = new PageLinkEntity();
        entity.tokenHash = link.tokenHash();
        entity.pageId = link.pageId();
        entity.person = link.person();
        entity.expiresAt = link.expiresAt();
        return entity;
    }

    PageLink link() {
        return new PageLink(tokenHash, pageId, person, expiresAt);
    }
}
