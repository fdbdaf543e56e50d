package io.muster.triage.calendar.persistence;

import io.muster.contracts.Journey;
import io.muster.contracts.StakeKind;
import io.muster.triage.calendar.KeyAccount;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

@Entity
@Table(name = "key_account")
class KeyAccountEntity {

    // "key" is a word of HQL.
    @Id
    @Column(name = "key")
    String accountKey;

    String name;

    @Enumerated(EnumType.STRING)
    StakeKind kind;

    String[] journeys;
    String[] regions;

    void write(KeyAccount account) {
        accountKey = account.key();
        name = account.name();
        kind = account.kind();
        journeys = account.journeys().stream().map(Journey::name).sorted().toArray(String[]::new);
        regions = account.regions().stream().sorted().toArray(String[]::new);
    }

    KeyAccount toAccount() {
        var touched = Arrays.stream(journeys).map(Journey::valueOf).collect(Collectors.toUnmodifiableSet());
        return new KeyAccount(accountKey, name, kind, touched, Set.of(regions));
    }
}
