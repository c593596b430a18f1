// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.LocalTime;
import java.util.Optional;

/**
 * That somebody has approved a change, and when it may be begun. It stands in the journal.
 *
 * @param by who has approved it; empty where nobody said
 * @param change the id of the change; empty where nobody said
 * @param window when it may be begun; empty at any time
 */
public record Approval(String by, String change, Optional<ChangeWindow> window) {

    /** Nobody said anything. */
    public static final Approval NONE = new Approval("", "", Optional.empty());
    /** The system property by which whoever manages this machine asks for one: its value is {@code required}. */
    public static final String PROPERTY = "rdpworkbench.approval";
    /** The system property by which they name the times of day at which something may be begun, as in 22:00-04:30. */
    public static final String WINDOW = "rdpworkbench.window";

    public Approval {
        by = by.strip();
        change = change.strip();
    }

    /** Whether nothing may be changed from this machine without one. */
    public static boolean required() {
        return "required".equals(System.getProperty(PROPERTY));
    }

    /** Why it is not enough here, one sentence; empty where it is. */
    public Optional<String> missing() {
        return required() && (by.isEmpty() || change.isEmpty()) ? Optional.of("On this machine nothing is changed "
                + "without who has approved it and the id of the change; say both.") : Optional.empty();
    }

    /** Why nothing may be begun now, one sentence; empty where it may. */
    public Optional<String> closed() {
        return closed("nothing was changed.");
    }

    /** Why nothing may be gone on with or taken back now, one sentence; empty where it may. */
    public Optional<String> closedForMore() {
        return closed("nothing more was changed.");
    }

    /** What to say before anything is begun at a host, where that may not be now, one sentence; empty where it may. */
    public Optional<String> closedToBegin() {
        return closed("nothing is begun outside of it.");
    }

    private Optional<String> closed(String changed) {
        LocalTime now = LocalTime.now();
        return window.flatMap(times -> times.closed(now)).or(() -> closedHere(now)).map(why -> why + "; " + changed);
    }

    /** A window that cannot be read lets nobody in: whoever wrote it meant one. */
    private static Optional<String> closedHere(LocalTime now) {
        return Optional.ofNullable(System.getProperty(WINDOW)).flatMap(text -> ChangeWindow.parse(text).map(times ->
                times.closed(now).map(why -> why + ", when changes may be made from this machine")).orElse(
                Optional.of("The system property " + WINDOW + " has no two times, as in 22:00-04:30")));
    }

    /** To be asked last of all before a first change, and never before something is taken back by itself. */
    void requireNow() throws RefusedException {
        refuse(missing().or(this::closed));
    }

    /** The same before a person goes on with what was begun before, or takes it back. */
    void requireNowForMore() throws RefusedException {
        refuse(missing().or(this::closedForMore));
    }

    private static void refuse(Optional<String> why) throws RefusedException {
        if (why.isPresent()) {
            throw new RefusedException(why.get());
        }
    }

    /** What stands behind the name of who did it; empty where nobody said anything. */
    public String words() {
        return (by.isEmpty() ? "" : ", approved by " + by) + (change.isEmpty() ? "" : ", change " + change)
                + window.map(times -> ", within " + times).orElse("");
    }
}
