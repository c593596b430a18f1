// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.help.internal.base.BaseHelpSystem;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Mends the index of the platform's help: the platform asks for the version of Lucene by a name that its bundle no
 * longer has, writes down an empty one, and breaks over that when help is opened the next time, and whenever it has to
 * take pages of a plugin out.
 */
public final class HelpIndex {

    private static final String KEY = "lucene";

    private HelpIndex() {}

    /** Mends what is stored, whenever help is about to use it; to be called before anybody asks for help. */
    public static void keepWhole() {
        Job.getJobManager().addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void aboutToRun(IJobChangeEvent event) {
                if (event.getJob().getClass().getName().startsWith("org.eclipse.help.")) {
                    mend();
                }
            }
        });
    }

    private static void mend() {
        Bundle lucene = Platform.getBundle("org.apache.lucene.lucene-core");
        if (lucene == null || Platform.getConfigurationLocation() == null) {
            return;
        }
        // The platform makes a file of it in the same way.
        Path configuration = new File(Platform.getConfigurationLocation().getURL().getFile()).toPath();
        Path indexes = configuration.resolve("org.eclipse.help.base/index");
        try {
            if (renew(indexes, plugins()) || mend(indexes, lucene.getVersion().toString())) {
                // It remembers what it has written.
                BaseHelpSystem.getLocalSearchManager().tocsChanged();
            }
        } catch (IOException | UncheckedIOException e) {
            ILog.of(HelpIndex.class).warn("The index of the help cannot be mended.", e);
        }
    }

    private static String plugins() {
        return Stream.of(FrameworkUtil.getBundle(HelpIndex.class).getBundleContext().getBundles())
                .map(Bundle::toString).sorted().collect(Collectors.joining("\n"));
    }

    /** Drops what was made of other plugins: it is made anew in less than a second. Whether that was so. */
    static boolean renew(Path indexes, String plugins) throws IOException {
        Path made = indexes.resolveSibling("index-made-of");
        if (Files.exists(made) && Files.readString(made).equals(plugins)) {
            return false;
        }
        if (Files.isDirectory(indexes)) {
            try (Stream<Path> all = Files.walk(indexes)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(made.getParent());
        Files.writeString(made, plugins);
        return true;
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
