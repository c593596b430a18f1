// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.help.internal.base.BaseHelpSystem;
import org.eclipse.help.internal.search.federated.IndexerJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of the platform's help, as the platform leaves it. */
class HelpIndexTest {

    @TempDir
    Path indexes;

    @Test
    void anEmptyVersionIsFilledInAndNothingElseChanges() throws Exception {
        Path empty = store("en_US", "analyzer=a\\#1?locale\\=en\nlucene=\n");
        Path whole = store("de", "analyzer=a\nlucene=9.1.0\n");
        Files.createDirectory(indexes.resolve("fr"));
        assertTrue(HelpIndex.mend(indexes, "10.3.2"));
        assertFalse(HelpIndex.mend(indexes, "10.3.2"));
        List<String> lines = Files.readAllLines(empty);
        assertTrue(lines.contains("lucene=10.3.2"), lines.toString());
        assertTrue(lines.contains("analyzer=a\\#1?locale\\=en"), lines.toString());
        assertEquals("analyzer=a\nlucene=9.1.0\n", Files.readString(whole));
    }

    @Test
    void whatWasMadeOfOtherPluginsIsMadeAnew() throws Exception {
        Path index = indexes.resolve("index");
        assertTrue(HelpIndex.renew(index, "one"));
        assertFalse(HelpIndex.renew(index, "one"));
        Files.writeString(Files.createDirectories(index.resolve("en_US")).resolve("indexed_docs"), "");
        assertFalse(HelpIndex.renew(index, "one"));
        assertTrue(Files.exists(index));
        assertTrue(HelpIndex.renew(index, "one\ntwo"));
        assertFalse(Files.exists(index));
    }

    @Test
    void beforeHelpWasEverOpenedThereIsNothingToMend() throws Exception {
        assertFalse(HelpIndex.mend(indexes.resolve("none"), "10.3.2"));
        assertFalse(Files.exists(indexes.resolve("none")));
    }

    @Test
    void helpCanBeOpenedAgainInTheSameRun() throws Exception {
        forget(new File(Platform.getConfigurationLocation().getURL().getFile(), "org.eclipse.help.base/index"));
        for (int time = 0; time < 2; time++) {
            Job indexer = new IndexerJob();
            indexer.schedule();
            indexer.join();
            assertTrue(indexer.getResult().isOK(), indexer.getResult().toString());
        }
    }

    /** As if help had never been opened. */
    private static void forget(File index) throws Exception {
        BaseHelpSystem.getLocalSearchManager().tocsChanged();
        if (index.exists()) {
            try (Stream<Path> all = Files.walk(index.toPath())) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    @Test
    void luceneIsInstalledByTheNameThatIsAskedFor() {
        assertNotNull(Platform.getBundle("org.apache.lucene.lucene-core"));
    }

    private Path store(String language, String content) throws Exception {
        return Files.writeString(Files.createDirectory(indexes.resolve(language)).resolve("indexed_dependencies"),
                content);
    }
}
