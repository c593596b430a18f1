// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Text in a script for PowerShell, of which nothing is ever obeyed. Scripts are in ASCII alone: Windows PowerShell
 * reads other files in the code page of the machine, and takes quotation marks of Unicode for its own.
 */
final class PowerShell {

    private PowerShell() {}

    /** A literal with exactly that text; behind {@code Get-Text} where it has more than printable ASCII. */
    static String literal(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? "'" + text.replace("'", "''") + "'"
                : "(Get-Text '" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16LE)) + "')";
    }

    /** A comment of one line. The label keeps the text from its beginning, where some comments are orders. */
    static String comment(String label, String text) {
        return "# " + label + " " + Plain.ascii(Plain.escape(text)) + "\n";
    }
}
