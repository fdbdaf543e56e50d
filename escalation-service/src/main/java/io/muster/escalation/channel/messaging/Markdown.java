package io.muster.escalation.channel.messaging;

import java.util.regex.Pattern;

/** Text that shows as it is where a chat reads Markdown: what is broken is told by anybody, and makes no links. */
final class Markdown {

    private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~!]");

    private Markdown() {}

    static String plain(String text) {
        return MARKS.matcher(text).replaceAll("\\\\$0");
    }
}
