// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Optional;
import java.util.function.Predicate;

/** Which machine is meant by a name, which may have the addresses of several. */
public sealed interface MeantHost {

    /** The one that a look came to. */
    record LookedAt(CaseFile look) implements MeantHost {}

    /**
     * One that is known.
     *
     * @param is whether a machine is the one, by what its settings call it
     * @param last the address at which it was the last time, which is tried first: another machine may refuse the logon
     */
    record Known(Predicate<String> is, Optional<String> last) implements MeantHost {}
}
