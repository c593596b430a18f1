// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.preferences;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.rdpworkbench.core.run.Request;

/** What a person has set for this workspace, or what is meant when nobody did. */
public final class Settings {

    /** A number that can be set. */
    public enum Number {
        /** For a look, in seconds. */
        QUICK_TIMEOUT("look.timeout", (int) Request.DEFAULT_TIMEOUT.toSeconds(), 5, 300),
        /** For a look with more connections, in seconds. */
        THOROUGH_TIMEOUT("look.thoroughTimeout", (int) Request.THOROUGH_TIMEOUT.toSeconds(), 20, 1800),
        /** How many hosts are looked at at once. */
        AT_ONCE("look.atOnce", 8, 1, 64),
        /** How many diagnoses of a host are kept. */
        KEPT("history.kept", 100, 1, 10_000);

        private final String key;
        private final int usual;
        private final int least;
        private final int most;

        Number(String key, int usual, int least, int most) {
            this.key = key;
            this.usual = usual;
            this.least = least;
            this.most = most;
        }

        String key() {
            return key;
        }

        int least() {
            return least;
        }

        int most() {
            return most;
        }

        /** As it is set now; what cannot be meant is brought between the limits. */
        public int value() {
            return Math.clamp(STORE.getInt(key), least, most);
        }
    }

    private static final String SHOW_START = "start.show";
    private static final ScopedPreferenceStore STORE = store();
    private static final Job SAVING = Job.createSystem("Storing settings", monitor -> {
        try {
            STORE.save();
        } catch (IOException e) {
            ILog.of(Settings.class).error("Settings cannot be stored.", e);
        }
        return Status.OK_STATUS;
    });

    private Settings() {}

    private static ScopedPreferenceStore store() {
        ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, "org.rdpworkbench.ui");
        for (Number number : Number.values()) {
            store.setDefault(number.key, number.usual);
        }
        store.setDefault(SHOW_START, true);
        return store;
    }

    /** Where they are kept, for the pages. */
    static IPreferenceStore all() {
        return STORE;
    }

    /** Sets a number, as the page does. */
    public static void set(Number number, int value) {
        STORE.setValue(number.key, value);
    }

    /** How long a look may take. */
    public static Duration timeout(boolean thorough) {
        return Duration.ofSeconds((thorough ? Number.THOROUGH_TIMEOUT : Number.QUICK_TIMEOUT).value());
    }

    /** Whether a window that would be empty shows the start page. */
    public static boolean showsStart() {
        return STORE.getBoolean(SHOW_START);
    }

    /** For good. */
    public static void showStart(boolean show) {
        STORE.setValue(SHOW_START, show);
        SAVING.schedule();
    }
}
