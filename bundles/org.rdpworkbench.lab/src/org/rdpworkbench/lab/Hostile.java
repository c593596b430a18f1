// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.util.List;
import java.util.stream.Stream;

/** The hostile hosts: each breaks one rule that a careless prober would trip over. */
final class Hostile {

    /** Terminal escapes, a script, right-to-left override, NUL, new lines and a spreadsheet formula. */
    static final String NASTY_NAME =
            "=cmd|' /C calc'!A0\u001b]0;owned\u0007\u001b[2J\u202Egpj.exe\u0000\r\n<script>alert(1)</script>";
    static final String LONG_NAME = "n".repeat(1024);
    static final long ENDLESS = Long.MAX_VALUE;

    static final List<Scenario> ALL = Stream.of(HostileNegotiations.ALL, HostileHandshakes.ALL,
            HostileCertificates.ALL, HostileAuthentications.ALL).flatMap(List::stream).toList();

    private Hostile() {}
}
