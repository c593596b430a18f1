// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.plugins.RefusedException;

final class PluginNameTest {

    @ParameterizedTest
    @CsvSource({"com.acme.rdp.gateway, gateway", "com.acme.cause.proxy, proxy", "com.acme.cause.proxy.corp, proxy",
        "acme.x9, x9"})
    void theFamilyIsWhatTheContractTestWillAskFor(String id, String family) throws RefusedException {
        assertEquals(new PluginName(id, family), PluginName.of(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gateway", "com..gateway", "Com.acme", "com.acme.Gateway", "com.acme.9lives", ".a.b",
        "a.b.", "com.acme.two words", "com/acme", "com.acme.gate-way", "com.class.gateway", "com.acme.new",
        "org.rdpworkbench.gateway", "java.util", "javax.rdp", "com.acme.tests", "com.acme.feature",
        "com.acme.gate_way", "com.acme.gateway\n"})
    void othersAreRefusedInOneSentence(String id) {
        String sentence = assertThrows(RefusedException.class, () -> PluginName.of(id)).getMessage();
        assertTrue(sentence.startsWith("\"" + id + "\" ") && sentence.endsWith("."), sentence);
    }

    @ParameterizedTest
    @ValueSource(ints = {93, 1000})
    void norIsALongOneTaken(int length) {
        assertThrows(RefusedException.class, () -> PluginName.of("com.acme." + "x".repeat(length)));
    }
}
