package io.muster.triage.playbook.persistence;

import io.muster.triage.StoredJson;
import io.muster.triage.playbook.Playbook;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

@Entity
@Table(name = "playbook")
class PlaybookEntity {

    // "key" is a word of HQL.
    @Embeddable
    record PlaybookId(@Column(name = "key") String playbookKey, int version) implements Serializable {}

    @EmbeddedId
    PlaybookId id;

    String body;

    @Column(name = "made_by")
    String madeBy;

    @Column(name = "made_at")
    Instant madeAt;

    static PlaybookEntity of(Playbook playbook) {
        var entity = new PlaybookEntity();
        entity.write(playbook);
        return entity;
    }

    private void write(Playbook playbook) {
        id = new PlaybookId(playbook.key(), playbook.version());
        body = StoredJson.write(playbook);
        madeBy = playbook.madeBy();
        madeAt = playbook.madeAt();
    }

    Playbook toPlaybook() {
        return StoredJson.read(body, Playbook.class);
    }
}
