// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
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

    /** A result that is written piece by piece. */
    interface Result {

        void to(Writer out) throws IOException;
    }

    /** @throws FileException when the file cannot be written after all */
    void write(String result) throws FileException {
        write(writer -> writer.write(result));
    }

    /** @throws FileException when the file cannot be written after all */
    void write(Result result) throws FileException {
        if (file != null) {
            file.write(bytes -> {
                Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                result.to(writer);
                writer.flush();
            });
            return;
        }
        try {
            result.to(out);
        } catch (IOException e) {
            throw new IllegalStateException("a PrintWriter keeps this to itself", e);
        }
        out.flush();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
