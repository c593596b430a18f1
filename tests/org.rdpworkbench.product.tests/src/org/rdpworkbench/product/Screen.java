// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;

/** A screen that nobody sees. */
record Screen(Running server, String display) implements AutoCloseable {

    /** A new one of that many pixels. */
    static Screen of(Place place, int width, int height) throws IOException {
        Needed.program("Xvfb");
        Running server = place.command("Xvfb", "-displayfd", "1", "-screen", "0", width + "x" + height + "x24",
                "-nolisten", "tcp", "-noreset").start();
        return new Screen(server, ":" + server.until(line -> true).strip());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
