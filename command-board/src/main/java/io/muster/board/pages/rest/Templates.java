package io.muster.board.pages.rest;

import io.muster.board.pages.IncidentPage;
import io.muster.board.pages.ListPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

@CheckedTemplate(basePath = "board")
class Templates {

    private Templates() {}

    static native TemplateInstance incidents(ListPage page, String user);

    static native TemplateInstance incident(IncidentPage page, String user);

    static native TemplateInstance message(String title, String text, String user);
}
