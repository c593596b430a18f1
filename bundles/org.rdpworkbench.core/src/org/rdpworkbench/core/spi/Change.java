// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that a repair would change inside a host. Data alone: a plugin proposes it and never does it. What is
 * changed is written in one way only, so that what is never done cannot hide behind another spelling.
 */
public sealed interface Change {

    /** The actions that there are; free commands are none of them. */
    enum Action {
        /** Starts the service that the subject names, with what it needs. */
        START_SERVICE("[A-Za-z0-9_.$-]{1,80}"),
        /** Stops the service that the subject names, with what needs it. */
        STOP_SERVICE("[A-Za-z0-9_.$-]{1,80}"),
        /** Stops the service that the subject names, with what needs it, and starts all of them again. */
        RESTART_SERVICE("[A-Za-z0-9_.$-]{1,80}"),
        /**
         * Takes the certificate whose SHA-1 thumbprint the subject is out of the store {@code Remote Desktop}, where a
         * host keeps the one that it made for itself. Its key stays. Others are not taken away. An undo puts it back
         * with all its properties; where the host has made a new key in the same file meanwhile, it has none any more.
         */
        REMOVE_CERTIFICATE("[0-9a-f]{40}"),
        /** Makes the Winsock catalogue anew. No subject. */
        RESET_WINSOCK(""),
        /** Restarts the host. No subject. */
        RESTART_HOST("");

        private final Pattern subject;

        Action(String subject) {
            this.subject = Pattern.compile(subject);
        }

        /** In lower case with hyphens, as it stands in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What it changes, as its {@link Fixer} must have declared it: {@code registry:HKLM\KEY\NAME},
     * {@code service:NAME}, {@code acl:C:\PATH}, {@code owner:C:\PATH}, {@code folder:C:\PATH},
     * {@code file:C:\PATH},
     * {@code action:restart-service/NAME} or {@code action:restart-host}.
     */
    String target();

    /**
     * A setting gets another value.
     *
     * @param target for example {@code registry:HKLM\SYSTEM\CurrentControlSet\Services\W32Time\Parameters\Type}; the
     *     value of {@code service:NAME} is how it starts, and that of {@code folder:C:\PATH}, which is made where it is
     *     not there, is its descriptor with owner and DACL
     * @param before what the evidence says it holds; empty when nobody has looked, and then it is read before anything
     *     is changed
     */
    record Set(String target, Optional<SettingValue> before, SettingValue after) implements Change {
        public Set {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            requireForm(SETTING, target);
        }
    }

    /**
     * A file is put aside or back. What the host makes in its place meanwhile is left to it; when the file comes back
     * by an undo, that lies beside it from then on. Both paths must be declared.
     *
     * @param from a path with a drive, such as {@code C:\ProgramData\x}
     * @param to another one on that drive, in a folder that exists, which does not exist yet
     */
    record Move(String from, String to) implements Change {
        public Move {
            requireForm(FILE, from);
            requireForm(FILE, to);
        }

        @Override
        public String target() {
            return "file:" + from;
        }
    }

    /**
     * Something is done that is no setting.
     *
     * @param subject what it is done to; empty where the action has none
     * @param postcondition how one can see afterwards that it was done, for people
     */
    record Act(Action action, String subject, String postcondition) implements Change {
        public Act {
            Objects.requireNonNull(postcondition, "postcondition");
            requireForm(action.subject, subject);
        }

        @Override
        public String target() {
            return "action:" + action.id() + (subject.isEmpty() ? "" : "/" + subject);
        }
    }

    /** A part of a path. Windows takes away a blank or a dot at its end, and knows files by short names with a ~. */
    private static String part(String forbidden) {
        return "\\\\(?! )[^\\\\/\\p{Cntrl}" + forbidden + "]*[^\\\\/\\p{Cntrl} ." + forbidden + "]";
    }

    /** A path with a drive. */
    Pattern FILE = Pattern.compile("[A-Z]:(" + part(":*?\"<>|~") + ")+");
    /** What {@link Set} may change. */
    Pattern SETTING = Pattern.compile("registry:(HKLM|HKU)(" + part("") + "){2,}|service:[A-Za-z0-9_.$-]{1,80}"
            + "|(acl|owner|folder):" + FILE.pattern());

    private static void requireForm(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not written as it must be: \"" + text + "\"");
        }
    }
}
