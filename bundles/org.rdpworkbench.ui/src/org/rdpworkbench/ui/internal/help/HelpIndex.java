// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.help.internal.base.BaseHelpSystem;
import org.osgi.framework.Bundle;

/**
 * Mends the index of the platform's help: the platform asks for the version of Lucene by a name that its bundle no
 * longer has, writes down an empty one, and breaks over that when help is opened the next time.
 */
public final class HelpIndex {

    private static final String KEY = "lucene";

    private HelpIndex() {}

    /** Mends what is stored now, and whenever help is about to use it; to be called before anybody asks for help. */
    public static void keepWhole() {
        mend();
        Job.getJobManager().addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void aboutToRun(IJobChangeEvent event) {
                if (event.getJob().getClass().getName().startsWith("org.eclipse.help.") && mend()) {
                    // It remembers what it has written.
                    BaseHelpSystem.getLocalSearchManager().tocsChanged();
                }
            }
        });
    }

    /** Whether there was something to mend. */
    private static boolean mend() {
        Bundle lucene = Platform.getBundle("org.apache.lucene.lucene-core");
        if (lucene == null || Platform.getConfigurationLocation() == null) {
            return false;
        }
        // The platform makes a file of it in the same way.
        Path configuration = new File(Platform.getConfigurationLocation().getURL().getFile()).toPath();
        try {
            return mend(configuration.resolve("org.eclipse.help.base/index"), lucene.getVersion().toString());
        } catch (IOException e) {
            ILog.of(HelpIndex.class).warn("The index of the help cannot be mended.", e);
            return false;
        }
    }

    /** @param indexes a folder with one for each language */
    static boolean mend(Path indexes, String version) throws IOException {
        boolean mended = false;
        if (Files.isDirectory(indexes)) {
            try (Stream<Path> languages = Files.list(indexes)) {
                for (Path file : stored(languages)) {
                    mended |= mendFile(file, version);
                }
            }
        }
        return mended;
    }

    private static List<Path> stored(Stream<Path> languages) {
        return languages.map(language -> language.resolve("indexed_dependencies")).filter(Files::exists).toList();
    }

    private static boolean mendFile(Path file, String version) throws IOException {
        Properties dependencies = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            dependencies.load(reader);
        }
        boolean empty = Optional.ofNullable(dependencies.getProperty(KEY)).filter(String::isEmpty).isPresent();
        if (empty) {
            dependencies.setProperty(KEY, version);
            try (Writer writer = Files.newBufferedWriter(file)) {
                dependencies.store(writer, null);
            }
        }
        return empty;
    }
}
