// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

/** The interfaces that are called. */
enum RpcInterface {
    /** [MS-RRP] 1.9. */
    WINREG("winreg", 0x338CD001, 0x2244, 0x31F1, "aaaa900038001003", 1),
    /** [MS-SCMR] 1.9. */
    SVCCTL("svcctl", 0x367ABB81, 0x9844, 0x35F1, "ad3298f038001003", 2),
    /** [MS-SRVS] 1.9. */
    SRVSVC("srvsvc", 0x4B324FC8, 0x1670, 0x01D3, "12785a47bf6ee188", 3),
    /** [MS-WKST] 1.9. */
    WKSSVC("wkssvc", 0x6BFFD098, 0xA112, 0x3610, "983346c3f87e345a", 1),
    /** [MS-EVEN] 1.9. */
    EVENTLOG("eventlog", 0x82273FDC, 0xE32A, 0x18C3, "3f78827929dc23ea", 0),
    /** [MS-RSP] 1.9, of InitShutdown. */
    SHUTDOWN("InitShutdown", 0x894DE0C0, 0x0D55, 0x11D3, "a32200c04fa321a1", 1);

    final String pipe;
    final RpcSyntax syntax;

    RpcInterface(String pipe, int data1, int data2, int data3, String data4, int version) {
        this.pipe = pipe;
        syntax = new RpcSyntax(data1, data2, data3, data4, version);
    }
}
