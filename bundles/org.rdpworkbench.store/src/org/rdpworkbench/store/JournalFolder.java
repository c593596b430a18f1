// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.nio.file.Path;

/** Where the journals of repairs lie, for those who only look whether there is something to read. */
public final class JournalFolder {

    private JournalFolder() {}

    /** That of whoever runs this. It need not be there. */
    public static Path ofPerson() {
        return StoreAddress.folder(System.getenv(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name")).resolve("repairs");
    }
}
