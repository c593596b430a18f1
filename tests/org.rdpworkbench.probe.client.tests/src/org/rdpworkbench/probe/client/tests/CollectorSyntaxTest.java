// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.probe.client.PowerShellCollector;

/** Whether all that the script opens is closed again, without a PowerShell to say so. */
final class CollectorSyntaxTest {

    private static final String SCRIPT = new String(new PowerShellCollector().content(), StandardCharsets.US_ASCII);

    @Test
    void theScriptClosesWhatItOpens() {
        assertEquals(Optional.empty(), PowerShellSyntax.error(SCRIPT));
    }

    /** Each of its braces, parentheses and brackets is missed; but for those in comments, texts and patterns. */
    @Test
    void withoutAnyOfItsBracesItDoesNot() {
        String code = SCRIPT.replaceAll("(?s)<#.*?#>", "").replaceAll("(?m)^\\s*#.*$", "");
        String bare = code.replaceAll("'[^'\n]*'", "''").replaceAll("\"[^\"\n]*\"", "\"\"");
        assertEquals(Optional.empty(), PowerShellSyntax.error(bare));
        List<String> unnoticed = new ArrayList<>();
        int tried = 0;
        for (int i = 0; i < bare.length(); i++) {
            if ("{}()[]".indexOf(bare.charAt(i)) >= 0) {
                tried++;
                String broken = bare.substring(0, i) + bare.substring(i + 1);
                if (PowerShellSyntax.error(broken).isEmpty()) {
                    unnoticed.add(bare.substring(Math.max(0, i - 20), Math.min(bare.length(), i + 20)));
                }
            }
        }
        assertTrue(tried > 400, "tried " + tried);
        assertEquals(List.of(), unnoticed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "( }", "'a", "\"a", "\"$(a\"", "\"$('\"", "<# a", "@'\n'", "@\"\n\"a\n", "(']')'",
        "\"a`\"", "\"a\nb\"", "\"$(a ]))\""})
    void whatIsNotClosedIsNoticed(String script) {
        assertTrue(PowerShellSyntax.error(script).isPresent(), script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@{ a = 'it''s }' }", "# }\na", "\"$(\"a $(b) }\")\"", "<# } #>", "@'\n}\n'@", "`}",
        "@\"\n{ \" \n\"@", "\"a`\"b\"", "\"# {\"", "if (a) { b[0] }"})
    void whatIsClosedIsTaken(String script) {
        assertEquals(Optional.empty(), PowerShellSyntax.error(script));
    }
}
