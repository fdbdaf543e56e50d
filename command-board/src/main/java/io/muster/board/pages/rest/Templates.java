package io.muster.board.pages.rest;

import io.muster.board.decisions.DraftedUpdate;
import io.muster.board.pages.IncidentPage;
import io.muster.board.pages.ListPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "board")
class Templates {

    private Templates() {}

    static native TemplateInstance incidents(ListPage page, String user);

    static native TemplateInstance incident(IncidentPage page, String user);

    static native TemplateInstance draft(String incident, DraftedUpdate draft, String user);

    static native TemplateInstance refused(String incident, String title, String text, String user);

    static native TemplateInstance message(String title, String text, String user);
}
