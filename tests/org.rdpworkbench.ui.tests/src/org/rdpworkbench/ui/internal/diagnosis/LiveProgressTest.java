// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Json;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Source;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.ui.DiagnosisState;

/** What one sees of a look under way, also with plugins that break. */
class LiveProgressTest {

    private static final Target HOST = Target.parse("127.0.0.1");

    /** A fact whose plugin lacks a class. */
    record Unlinked(String words) implements Fact {

        static final FactType<Unlinked> TYPE = new FactType<>("test.Unlinked", 1, Unlinked.class);

        @Override
        public List<Rung> rungs() {
            throw new NoClassDefFoundError("gone");
        }
    }

    /** Needs facts, and judges nothing. */
    private record Needing(Set<FactType<?>> needs, Set<Cause> causes) implements Check {

        @Override
        public Set<Indication> indications() {
            return Set.of();
        }

        @Override
        public List<Finding> judge(CaseFile evidence) {
            return List.of();
        }
    }

    /** A check that cannot even say what it does. */
    private static final class Broken implements Check {

        @Override
        public Set<Cause> causes() {
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public Set<Indication> indications() {
            return Set.of();
        }

        @Override
        public Set<FactType<?>> needs() {
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public List<Finding> judge(CaseFile evidence) {
            return List.of();
        }
    }

    @Test
    void theLadderGrowsBesideBrokenPlugins() {
        Snapshot plugins = Snapshot.of(List.of(), List.of(new Broken(),
                new Needing(Set.of(Unlinked.TYPE, TcpConnect.TYPE), Set.of())), new Texts(Map.of()));
        OpenCase open = OpenCase.live(HOST);
        LiveProgress progress = new LiveProgress(open, plugins, new NullProgressMonitor());
        CaseRecord refused = Cases.refused(HOST);
        progress.evidence(HOST, new Evidence.Observed(Unlinked.TYPE.from(Vantage.HERE), 1,
                Json.tree(new Unlinked("x")), Source.engine(refused.began())));
        refused.evidence().values().forEach(piece -> progress.evidence(HOST, piece));
        DiagnosisState.Looking looking = assertInstanceOf(DiagnosisState.Looking.class, open.state());
        assertEquals(2, looking.record().evidence().size());
        assertTrue(looking.ladder().stream().anyMatch(rung -> rung.stage() == Stage.LISTENER
                && rung.state() == Rung.State.BROKEN), looking.ladder().toString());
    }

    @Test
    void helpPagesAreFoundBesideBrokenPlugins() {
        Check judging = new Needing(Set.of(), Set.of(Cause.of("test.one", Stage.TLS), Cause.of("test.two", Stage.TLS)));
        Snapshot plugins = Snapshot.of(List.of(), List.of(new Broken(), judging),
                new Texts(Map.of("test.one.help", "help/one.html")));
        assertEquals(Map.of("test.one", "/" + Needing.class.getName() + "/help/one.html"), HelpPages.of(plugins));
    }

    @Test
    void longNamesOfHostsAreShortenedInTheNameOfTheJob() {
        String label = "a".repeat(60);
        Target target = Target.of(String.join(".", label, label, label, label), 3389);
        assertEquals("Diagnosing " + label + "." + "a".repeat(19) + "\u2026",
                new DiagnoseJob(OpenCase.live(target)).getName());
    }
}
