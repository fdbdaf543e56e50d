package io.muster.escalation.admin.persistence;

import io.muster.escalation.admin.AdminPage;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
@Table(name = "admin_page")
class AdminPageEntity {

    @Id
    UUID id;

    UUID batch;
    String person;
    String what;
    Instant since;

    @Column(name = "decided_at")
    Instant decidedAt;

    int contact;
    UUID delivery;

    @Enumerated(EnumType.STRING)
    AdminPage.State state;

    @Column(name = "state_at")
    Instant stateAt;

    String problem;

    static AdminPageEntity of(AdminPage page) {
        AdminPageEntity entity = new AdminPageEntity();
        entity.id = page.id();
        entity.batch = page.batch();
        entity.person = page.person();
        entity.what = page.what();
        entity.since = page.since();
        entity.decidedAt = page.decidedAt();
        entity.contact = page.contact();
        entity.delivery = page.delivery();
        entity.state = page.state();
        entity.stateAt = page.stateAt();
        entity.problem = page.problem().orElse(null);
        return entity;
    }

    AdminPage page() {
        return new AdminPage(
                id,
                batch,
                person,
                what,
                since,
                decidedAt,
                contact,
                delivery,
                state,
                stateAt,
                Optional.ofNullable(problem));
    }
}
