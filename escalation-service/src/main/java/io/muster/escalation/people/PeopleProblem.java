package io.muster.escalation.people;

import io.muster.contracts.ProblemCode;

/** How the directory of people, teams and services refuses. */
public enum PeopleProblem implements ProblemCode {
    UNKNOWN_PERSON("person-unknown", 404, "There is no such person"),
    UNKNOWN_TEAM("team-unknown", 404, "There is no such team"),
    UNKNOWN_SERVICE("service-unknown", 404, "There is no such service"),
    UNKNOWN_TIME_ZONE("time-zone-unknown", 422, "The time zone is not known"),
    UNUSABLE_CONTACT("contact-unusable", 422, "The contact cannot be used"),
    UNUSABLE_RULE("person-unusable", 422, "The person cannot be used"),
    UNKNOWN_CONTACT("contact-unknown", 404, "The person has no such contact"),
    NOT_YOUR_CONTACTS("contacts-not-yours", 403, "The contacts are another person's");

    private final Entry entry;

    PeopleProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
