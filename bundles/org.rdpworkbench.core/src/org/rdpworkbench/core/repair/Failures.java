// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rdpworkbench.core.spi.SettingException;

/** What failed while steps are taken back, since one that cannot be keeps the others from nothing. */
final class Failures {

    private final List<String> settings = new ArrayList<>();
    private final Set<String> sentences = new LinkedHashSet<>();

    /** One step back. */
    @FunctionalInterface
    interface Work {
        void go() throws SettingException, IOException, InterruptedException;
    }

    /** Does that, but where something below the setting, or the setting itself, has failed: it is left as it is. */
    void of(String setting, Work work) throws IOException, InterruptedException {
        String path = setting.substring(setting.indexOf(':') + 1);
        if (settings.stream().anyMatch(failed -> failed.equals(setting) || failed.contains(path + "\\"))) {
            return;
        }
        try {
            work.go();
        } catch (SettingException e) {
            settings.add(setting);
            add(e.getMessage());
        }
    }

    /** Does that in any case, and says what failed. */
    void again(Work work) throws IOException, InterruptedException {
        try {
            work.go();
        } catch (SettingException e) {
            add(e.getMessage());
        }
    }

    void add(String sentence) {
        sentences.add(sentence);
    }

    /** What failed so far. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /** @throws SettingException with all sentences, where something failed */
    void end() throws SettingException {
        if (!sentences.isEmpty()) {
            throw new SettingException(String.join(" ", sentences));
        }
    }
}
