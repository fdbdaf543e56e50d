package io.muster.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who made something happen: a person by id (never by name, so that erasure is possible), or the rule that acted.
 *
 * @param kind person or rule
 * @param id the person's id, or the rule's name as it stands in the documentation
 * @param role the role in which a person acted in this incident; absent for rules and for people without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(Kind kind, String id, Role role) {

    public enum Kind {
        @JsonProperty("person")
        PERSON,
        @JsonProperty("rule")
        RULE
    }

    public static Actor rule(String name) {
        return new Actor(Kind.RULE, name, null);
    }

    public static Actor person(String id) {
        return new Actor(Kind.PERSON, id, null);
    }

    public static Actor person(String id, Role role) {
        return new Actor(Kind.PERSON, id, role);
    }
}
