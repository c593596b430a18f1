// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import org.eclipse.help.HelpSystem;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;

/** The table of contents of all installed help as one page. */
final class Contents {

    private Contents() {}

    static String html() {
        StringBuilder page = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>RDP Workbench help</title>
                <link rel="stylesheet" href="/help/topic/org.rdpworkbench.doc/html/book.css"></head><body>
                """);
        for (IToc toc : HelpSystem.getTocs()) {
            page.append("<h1>").append(escape(toc.getLabel())).append("</h1>\n");
            list(page, toc.getTopics());
        }
        return page.append("</body></html>\n").toString();
    }

    private static void list(StringBuilder page, ITopic[] topics) {
        if (topics.length == 0) {
            return;
        }
        page.append("<ul>\n");
        for (ITopic topic : topics) {
            String label = escape(topic.getLabel());
            String href = topic.getHref();
            page.append("<li>").append(href == null ? label
                    : "<a href=\"/help/topic" + escape(href) + "\">" + label + "</a>").append('\n');
            list(page, topic.getSubtopics());
            page.append("</li>\n");
        }
        page.append("</ul>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
