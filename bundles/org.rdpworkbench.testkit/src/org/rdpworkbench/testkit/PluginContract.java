// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What every plugin must keep, as tests. In the test project of a plugin:
 *
 * <pre>
 * &#64;TestFactory
 * Stream&lt;DynamicTest&gt; contract() {
 *     return PluginContract.of(CertificateCheck.class).tests();
 * }
 * </pre>
 *
 * The checks, probes, figures, columns and readers that live with the given class are found by themselves. Facts are
 * made up from their records; {@link #cases}, {@link #given} and {@link #answers} lead deeper than chance does.
 */
public final class PluginContract {

    /** Stops what would never end; nothing here comes near it. */
    private static final Duration GUARD = Duration.ofSeconds(60);

    private final Plugin plugin;
    private final List<CaseRecord> cases = new ArrayList<>();
    private final List<Fact> given = new ArrayList<>();
    private final List<byte[]> answers = new ArrayList<>();
    private final Set<FactType<?>> types = new LinkedHashSet<>();

    private PluginContract(Plugin plugin) {
        this.plugin = plugin;
    }

    /** The contract of the plugin to which a class belongs. */
    public static PluginContract of(Class<?> member) {
        return new PluginContract(Plugin.of(member));
    }

    /**
     * The contract of a plugin that is given piece by piece.
     *
     * @param name as a bundle's symbolic name
     * @param files finds a file of the plugin, such as {@code OSGI-INF/l10n/bundle.properties}, by its path
     * @param components its checks, probes, figures, fixers, columns and readers
     */
    public static PluginContract of(String name, Function<String, Optional<URL>> files, Object... components) {
        List<Object> all = List.of(components);
        return new PluginContract(Plugin.of(name, all.stream().<Class<?>>map(Object::getClass).toList(), all, files));
    }

    /** Cases to judge beside those that are made up: at least one for each indication whose text has places. */
    public PluginContract cases(CaseRecord... more) {
        cases.addAll(Arrays.asList(more));
        return this;
    }

    /** The same, as they are built. */
    public PluginContract cases(Cases... more) {
        Arrays.stream(more).map(Cases::record).forEach(cases::add);
        return this;
    }

    /** Facts that probes get when they ask for what they need; they also come up in the cases. */
    public PluginContract given(Fact... facts) {
        given.addAll(Arrays.asList(facts));
        return this;
    }

    /** What an honest host answers to what a probe says, one after another; hostile ones begin like that. */
    public PluginContract answers(byte[]... honest) {
        answers.addAll(Arrays.asList(honest));
        return this;
    }

    /** Types of facts that a check uses from another vantage and that no class near it names. */
    public PluginContract knows(FactType<?>... more) {
        types.addAll(Arrays.asList(more));
        return this;
    }

    /** All tests. */
    public Stream<DynamicTest> tests() {
        KnownFacts facts = new KnownFacts(plugin, types, given);
        Exercise exercise = new Exercise(plugin, facts, cases);
        return Stream.of(
                Stream.of(test(plugin.name() + " contributes something", () -> Assertions.assertFalse(
                        plugin.checks().isEmpty() && plugin.probes().isEmpty() && plugin.figures().isEmpty()
                                && plugin.columns().isEmpty() && plugin.readers().isEmpty(),
                        "there is no check, probe, figure, column or reader near the given class"))),
                new DeclarationRules(plugin).tests(),
                new ManifestRules(plugin).tests(),
                new TextRules(plugin, exercise).tests(),
                new FactRules(facts).tests(),
                new CheckRules(plugin, exercise).tests(),
                new ProbeRules(plugin, given, answers).tests(),
                new FigureRules(plugin, exercise).tests(),
                new FixerRules(plugin, exercise).tests(),
                new ColumnRules(plugin, exercise).tests(),
                new ReaderRules(plugin).tests()).flatMap(tests -> tests);
    }

    static DynamicTest test(String name, Executable executable) {
        return DynamicTest.dynamicTest(name, () -> Assertions.assertTimeoutPreemptively(GUARD, executable));
    }
}
