package io.muster.triage.calendar.persistence;

import io.muster.triage.calendar.KeyAccount;
import io.muster.triage.calendar.KeyAccounts;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PanacheKeyAccounts implements KeyAccounts, PanacheRepositoryBase<KeyAccountEntity, String> {

    @Override
    public Uni<List<KeyAccount>> all() {
        return accounts(list("order by accountKey"));
    }

    @Override
    public Uni<List<KeyAccount>> after(String key, int count) {
        return accounts(find("accountKey > ?1 order by accountKey", key == null ? "" : key)
                .page(0, count)
                .list());
    }

    @Override
    public Uni<Void> put(KeyAccount account) {
        return findById(account.key()).flatMap(found -> {
            var entity = found == null ? new KeyAccountEntity() : found;
            entity.write(account);
            return persist(entity).replaceWithVoid();
        });
    }

    @Override
    public Uni<Boolean> remove(String key) {
        return deleteById(key);
    }

    private static Uni<List<KeyAccount>> accounts(Uni<List<KeyAccountEntity>> found) {
        return found.map(
                entities -> entities.stream().map(KeyAccountEntity::toAccount).toList());
    }
}
