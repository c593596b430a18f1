// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.List;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Which TLS versions somebody switched off on a client, below {@code SCHANNEL\Protocols\<version>\Client} (Enabled 0).
 * Seen from the client. What is not switched off need not be on: that is the default of its Windows, which is not told
 * here. A value that was written after the last start is not in effect yet. Not verified on Windows.
 *
 * @param off such as {@code TLSv1.2}
 */
public record ClientTls(List<String> off) implements Fact {

    public static final FactType<ClientTls> TYPE = new FactType<>("ClientTls", 1, ClientTls.class);

    public ClientTls {
        off = List.copyOf(off);
    }

    /** True when it has none of the versions that the host accepts, all of which were asked for. */
    public boolean lacksAll(TlsSupport host) {
        return !host.accepted().isEmpty() && off.containsAll(host.accepted())
                && host.versions().stream().allMatch(version -> version.accepted() || version.refused());
    }
}
