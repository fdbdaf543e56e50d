package io.muster.escalation.channel.messaging;

import io.muster.contracts.EventJson;
import io.muster.durable.database.Sql;
import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.muster.escalation.people.RemembersPeople;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** Messages that were sent hold names and addresses for as long as deliveries are kept; with a person those go. */
@ApplicationScoped
class ForgetMessages implements RemembersPeople {

    private static final String FORGET = """
            update delivery set payload = null
            where concluded_at is not null
              and exists (select 1 from unnest(cast(?1 as text[])) as said(words) where position(said.words in payload) > 0)
            """;
    private static final String END_INVITATIONS = "delete from push_invitation where person = ?1";

    @Override
    public Uni<Void> forget(Person person) {
        String[] said = Stream.concat(
                        Stream.of("\"person\":" + inJson(person.id())),
                        person.contacts().stream().map(Contact::address).map(ForgetMessages::inJson))
                .toArray(String[]::new);
        return Sql.update(FORGET, (Object) said)
                .chain(() -> Sql.update(END_INVITATIONS, person.id()))
                .replaceWithVoid();
    }

    private static String inJson(String text) {
        return EventJson.mapper().getNodeFactory().textNode(text).toString();
    }
}
