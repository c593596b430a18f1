// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The accounts that are signed in to a host, out of the list that it keeps of them. */
public final class SignedIn {

    private static final int MOST = 200;
    /** Windows itself: the names of these domains are the same in every language. */
    private static final Set<String> ITS_OWN = Set.of("NT AUTHORITY", "NT SERVICE", "WINDOW MANAGER",
            "FONT DRIVER HOST");

    private final Set<String> accounts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    /** Adds one, unless it is that of a machine or of Windows itself. */
    public void add(String domain, String name) {
        if (!name.isEmpty() && !name.endsWith("$") && !ITS_OWN.contains(domain.toUpperCase(Locale.ROOT))) {
            accounts.add(domain.isEmpty() ? name : domain + "\\" + name);
        }
    }

    /** Each once, as many as anybody reads. */
    public List<String> accounts() {
        return accounts.stream().limit(MOST).toList();
    }
}
