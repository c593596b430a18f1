// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Files of policies, as their specifications have them. */
final class PolicyFiles {

    private PolicyFiles() {}

    /** A Registry.pol that sets values of one key, [MS-GPREG] 2.2.1: names and numbers in turn. */
    static byte[] registry(String key, Object... values) {
        ByteBuffer file = ByteBuffer.allocate(4_096).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x6765_5250).putInt(1);
        for (int i = 0; i < values.length; i += 2) {
            text(file, "[" + key + "\0;" + values[i] + "\0;");
            text(file.putInt(4), ";");
            text(file.putInt(4), ";");
            text(file.putInt((Integer) values[i + 1]), "]");
        }
        return Arrays.copyOf(file.array(), file.position());
    }

    private static void text(ByteBuffer file, String text) {
        file.put(text.getBytes(StandardCharsets.UTF_16LE));
    }

    /** A GptTmpl.inf with these lines about the registry. */
    static byte[] template(String lines) {
        return ("\uFEFF[Unicode]\r\nUnicode=yes\r\n[Registry Values]\r\n" + lines
                + "[Version]\r\nsignature=\"$CHICAGO$\"\r\nRevision=1\r\n").getBytes(StandardCharsets.UTF_16LE);
    }

    /** A Registry.xml of preferences. */
    static byte[] preferences(String items) {
        return ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"
                + "<RegistrySettings clsid=\"{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}\">" + items
                + "</RegistrySettings>\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** An item of preferences that sets a number of the listener. */
    static String item(String name, String number) {
        return item(name, "REG_DWORD", number);
    }

    /** The same of that kind. */
    static String item(String name, String kind, String digits) {
        return """
                <Registry clsid="{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}" name="%1$s" status="%1$s" image="12">
                  <Properties action="U" displayDecimal="0" default="0" hive="HKEY_LOCAL_MACHINE"
                      key="SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations\\RDP-Tcp" name="%1$s"
                      type="%2$s" value="%3$s"/>
                  <Filters><FilterOs hidden="1" not="0" bool="AND"/></Filters>
                </Registry>""".formatted(name, kind, digits);
    }
}
