// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;

/**
 * A cause that was found and is not repaired, mostly since what a repair would change belongs to somebody else.
 *
 * @param cause its id
 * @param why in sentences; may hold text from the host
 * @param plans the keys of those plans for it that this speaks of
 * @param unseen whether nobody could see if a repair is possible, since the host did not answer what was asked for it
 */
public record RefusedCause(String cause, String why, Set<String> plans, boolean unseen) {

    /** With a copy of the keys. */
    public RefusedCause {
        plans = Set.copyOf(plans);
    }

    /** One that speaks of no single plan. */
    public RefusedCause(String cause, String why) {
        this(cause, why, Set.of(), false);
    }

    /** Whether a person who says that means it: the cause, or one of the plans for it by its key. */
    public boolean of(String name) {
        return name.equals(cause) || plans.contains(name);
    }

    /** Of a diagnosis. A plugin that refuses has no plan to name, so any for which there is a text counts. */
    static List<RefusedCause> of(Diagnosis found, Texts texts) {
        return found.refusals().stream().map(refusal -> new RefusedCause(refusal.cause(),
                texts.text(refusal.key(), refusal.values()), plans(refusal.cause(), texts), false)).toList();
    }

    /** Behind the key of a plan only more words about it follow. */
    private static Set<String> plans(String cause, Texts texts) {
        String beginning = cause + ".fix-";
        return texts.keys(beginning).stream().filter(key -> key.indexOf('.', beginning.length()) < 0)
                .collect(Collectors.toUnmodifiableSet());
    }
}
