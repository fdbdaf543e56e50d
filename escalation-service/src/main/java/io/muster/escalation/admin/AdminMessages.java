package io.muster.escalation.admin;

import io.muster.escalation.people.Contact;
import io.muster.escalation.people.Person;
import io.smallrye.mutiny.Uni;

/** The way out to an admin's devices. */
public interface AdminMessages {

    /** Writes the message in the caller's transaction; it is sent after the commit, until its provider takes it. */
    Uni<Void> send(AdminPage page, Person person, Contact contact);
}
