// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.TextStyle;

/**
 * Where a result goes.
 *
 * @param file null for stdout
 */
record Output(PrintWriter out, OutputFile file, Format format, Charset charset, boolean color)
        implements AutoCloseable {

    /** Files are UTF-8 whatever the locale. */
    TextStyle style() {
        return file != null ? TextStyle.of(StandardCharsets.UTF_8, false) : TextStyle.of(charset, color);
    }

    /** @throws FileException when the file cannot be written after all */
    void write(String result) throws FileException {
        if (file != null) {
            file.write(result.getBytes(StandardCharsets.UTF_8));
        } else {
            out.print(result);
            out.flush();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
