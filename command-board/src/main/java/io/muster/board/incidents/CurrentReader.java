package io.muster.board.incidents;

import io.muster.web.Caller;
import io.muster.web.Permission;
import jakarta.enterprise.context.RequestScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Who makes the current call, as the board knows its readers. */
@RequestScoped
public class CurrentReader {

    private final Caller caller;

    CurrentReader(Caller caller) {
        this.caller = caller;
    }

    public Sight sight() {
        return caller.mayReadRestricted() ? Sight.EVERYTHING : Sight.USUAL;
    }

    public Reader get() {
        return new Reader(sight(), families());
    }

    private Set<RoleFamily> families() {
        Set<RoleFamily> families = EnumSet.noneOf(RoleFamily.class);
        if (Stream.of(Permission.RESPONDER, Permission.COMMANDER, Permission.ADMIN)
                .anyMatch(caller::has)) {
            families.add(RoleFamily.ENGINEERING);
        }
        if (caller.has(Permission.OWNER)) {
            families.add(RoleFamily.STORE);
        }
        if (caller.has(Permission.COMMUNICATIONS)) {
            families.add(RoleFamily.MARKETING);
        }
        return families;
    }
}
