// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One thing that a repair would change inside a host. Data alone: a plugin proposes it and never does it. */
public sealed interface Change {

    /**
     * What it changes, as its {@link Fixer} must have declared it: {@code registry:KEY\NAME}, {@code service:NAME},
     * {@code acl:PATH}, {@code owner:PATH}, {@code file:PATH} or {@code action:NAME}.
     */
    String target();

    /**
     * A setting gets another value.
     *
     * @param target for example {@code registry:HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters\Type}
     * @param before what the evidence says it holds; empty when nobody has looked, and then it is read before anything
     *     is changed
     */
    record Set(String target, Optional<SettingValue> before, SettingValue after) implements Change {
        public Set {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            requireStore(target);
        }
    }

    /**
     * A file is put aside or back.
     *
     * @param to a path that does not exist yet
     */
    record Move(String from, String to) implements Change {
        public Move {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        @Override
        public String target() {
            return "file:" + from;
        }
    }

    /**
     * An action that is no setting, such as the restart of a service.
     *
     * @param action its name, in lower case with hyphens
     * @param arguments by name
     * @param postcondition how one can see afterwards that it was done, for people
     */
    record Act(String action, Map<String, String> arguments, String postcondition) implements Change {
        public Act {
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(postcondition, "postcondition");
            arguments = Map.copyOf(arguments);
        }

        @Override
        public String target() {
            return "action:" + action;
        }
    }

    private static void requireStore(String target) {
        if (!target.matches("(?s)(registry|service|acl|owner):.+")) {
            throw new IllegalArgumentException("not a setting: " + target);
        }
    }
}
