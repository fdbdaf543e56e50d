package io.muster.review.document.rest;

import io.muster.review.document.ReviewDocument;
import io.muster.review.document.ReviewMarkdown;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A review as a page that needs no script. HTML in people's words is shown, not acted on. */
final class ReviewHtml {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private ReviewHtml() {}

    static String of(ReviewDocument document) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; display: block; overflow-x: auto; }
                th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; }
                h2 { margin-top: 2rem; }
                </style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escape(document.title()), RENDERER.render(PARSER.parse(ReviewMarkdown.of(document))));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
