// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;

/**
 * What a look at one host brought, before anything is judged.
 *
 * @param record the evidence
 * @param problems what broke meanwhile, one sentence each
 * @param cancelled the look was ended early
 */
public record Collected(CaseRecord record, List<String> problems, boolean cancelled) {

    public Collected {
        problems = List.copyOf(problems);
    }
}
