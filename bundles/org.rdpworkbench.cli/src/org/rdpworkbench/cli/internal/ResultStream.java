// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The way to stdout. It remembers why it could not be written, which a PrintWriter would keep to itself. */
final class ResultStream extends FilterOutputStream {

    private String problem;

    ResultStream(OutputStream out) {
        super(out);
    }

    /** The system's words. A reader that has gone, as in {@code | head}, is no problem. */
    Optional<String> problem() {
        return Optional.ofNullable(problem).filter(words -> !words.contains("Broken pipe"));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            problem = String.valueOf(e.getMessage());
            throw e;
        }
    }
}
