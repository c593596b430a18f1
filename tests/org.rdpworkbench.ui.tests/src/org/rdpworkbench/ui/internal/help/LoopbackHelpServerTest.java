// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The help as a browser sees it. */
class LoopbackHelpServerTest {

    private final LoopbackHelpServer server = new LoopbackHelpServer();

    @BeforeEach
    void start() throws Exception {
        server.start("help");
    }

    @AfterEach
    void stop() {
        server.stop("help");
    }

    private HttpURLConnection get(String path) throws Exception {
        return (HttpURLConnection) URI.create("http://" + server.getHost() + ":" + server.getPort() + path).toURL()
                .openConnection();
    }

    private String text(String path) throws Exception {
        return new String(get(path).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aPageComesAsWritten() throws Exception {
        assertTrue(text("/help/topic/org.rdpworkbench.doc/html/index.html").contains("<h1>RDP Workbench</h1>"));
        assertEquals("text/css; charset=UTF-8", get("/help/topic/org.rdpworkbench.doc/html/book.css").getContentType());
    }

    @Test
    void everyPageOfTheContentsExists() throws Exception {
        Matcher link = Pattern.compile("<a href=\"([^\"#]+)").matcher(text("/help/index.jsp"));
        int pages = 0;
        while (link.find()) {
            assertEquals(200, get(link.group(1)).getResponseCode(), link.group(1));
            pages++;
        }
        assertTrue(pages >= 6, "only " + pages + " pages");
    }

    @Test
    void aTopicThatIsAskedForIsShown() throws Exception {
        assertTrue(text("/help/index.jsp?topic=/org.rdpworkbench.doc/html/security.html").contains("mstshash"));
    }

    @Test
    void anAnchorSurvives() throws Exception {
        HttpURLConnection asked = get("/help/index.jsp?topic=/org.rdpworkbench.doc/html/quick-start.html%23lab");
        asked.setInstanceFollowRedirects(false);
        assertEquals("/help/topic/org.rdpworkbench.doc/html/quick-start.html#lab", asked.getHeaderField("Location"));
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertEquals(404, get("/help/topic/org.rdpworkbench.doc/html/none.html").getResponseCode());
        assertEquals(404, get("/help/topic/../../etc/passwd").getResponseCode());
        assertEquals(404, get("/").getResponseCode());
    }
}
