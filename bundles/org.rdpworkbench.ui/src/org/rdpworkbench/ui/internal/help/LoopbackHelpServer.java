// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.server.HelpServer;

/**
 * Serves the help of the installed plugins to a browser on this machine. The platform's own server needs a servlet
 * container, which is a lot of program for a few pages. Listens on the loopback address only, on any free port.
 */
public final class LoopbackHelpServer extends HelpServer {

    /** The paths under which the platform asks for a page of a plugin. */
    private static final String[] TOPICS = {"/help/topic/", "/help/nftopic/", "/help/ntopic/", "/help/rtopic/"};

    private HttpServer server;

    @Override
    public synchronized void start(String application) throws IOException {
        if (server == null) {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            for (String path : TOPICS) {
                server.createContext(path, exchange -> topic(exchange, path));
            }
            server.createContext("/help/index.jsp", LoopbackHelpServer::contents);
            server.start();
        }
    }

    @Override
    public synchronized void stop(String application) {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public synchronized int getPort() {
        return server == null ? 0 : server.getAddress().getPort();
    }

    @Override
    public String getHost() {
        return "127.0.0.1";
    }

    /** The table of contents, or the page that {@code ?topic=} names. */
    private static void contents(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && query.startsWith("topic=/")) {
            String[] page = query.substring("topic=".length()).replaceFirst("&.*", "").split("#", 2);
            exchange.getResponseHeaders().set("Location",
                    encoded("/help/topic" + page[0], page.length > 1 ? page[1] : null));
            answer(exchange, 302, "text/plain", new byte[0]);
        } else {
            answer(exchange, 200, "text/html; charset=UTF-8", Contents.html().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param anchor within the page, or null */
    private static String encoded(String path, String anchor) throws IOException {
        try {
            return new URI(null, null, path, anchor).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException("not the name of a page: " + path, e);
        }
    }

    private static void topic(HttpExchange exchange, String prefix) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String href = "/" + path.substring(prefix.length());
        try (InputStream content = href.contains("..") ? null : HelpSystem.getHelpContent(href)) {
            if (content == null) {
                answer(exchange, 404, "text/plain; charset=UTF-8", "There is no such page.".getBytes(
                        StandardCharsets.UTF_8));
            } else {
                answer(exchange, 200, type(href), content.readAllBytes());
            }
        }
    }

    private static String type(String href) {
        String name = href.toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html", "htm" -> "text/html; charset=UTF-8";
            case "css" -> "text/css; charset=UTF-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            default -> "application/octet-stream";
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
