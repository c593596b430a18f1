// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.HostEvidence;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.testkit.PluginContract;

/** The contract lets the sound pass and finds the unsound out, each by the test that is there for it. */
final class PluginContractTest {

    static final Function<String, Optional<URL>> FILES =
            path -> Optional.ofNullable(PluginContractTest.class.getResource("sample/" + path));

    @TestFactory
    Stream<DynamicTest> aSoundPluginKeepsIt() {
        return contract(new SampleCheck(), new SampleProbe(), new SampleFigure(), new SampleFixer(),
                new SampleColumn(), new SampleReader())
                .answers("well, hello there.".getBytes()).tests();
    }

    @Test
    void aPluginOutsideItsFamily() {
        assertEquals(Set.of("ids begin with the plugin's family"),
                failing(PluginContract.of("org.example.cause.other", FILES, new SampleCheck())));
    }

    @Test
    void aFamilyIsTheEndOfANameThatDoesNotSayCause() {
        assertEquals(Set.of(), failing(PluginContract.of("com.acme.rdp.sample", FILES, new SampleCheck())));
        assertEquals(Set.of("ids begin with the plugin's family"),
                failing(PluginContract.of("com.acme.rdp.other", FILES, new SampleCheck())));
    }

    @Test
    void nothingAtAll() {
        assertEquals(Set.of("org.example.cause.sample contributes something"), failing(contract()));
    }

    @Test
    void textsAndHelpThatAreMissing() {
        Set<String> failing = failing(PluginContract.of("org.example.cause.sample", path -> Optional.empty(),
                new SampleCheck(), new SampleProbe()));
        assertEquals(Set.of("texts of sample.silent", "texts of sample.rude", "texts of indications",
                "texts of probes", "help page of sample.silent", "help page of sample.rude"), failing);
    }

    @Test
    void columnsThatAreNotSound() {
        assertEquals(Set.of("the column sample.words is sound"), failing(contract(new SampleCheck(),
                new SampleColumn() {
                    @Override
                    public Set<EvidenceKey> uses() {
                        return Set.of();
                    }
                })));
        assertEquals(Set.of("texts of columns", "ids begin with the plugin's family"),
                failing(contract(new SampleCheck(), new SampleColumn() {
                    @Override
                    public String id() {
                        return "other.words";
                    }
                })).stream().filter(name -> !name.contains("sound")).collect(Collectors.toSet()));
    }

    @Test
    void readersThatAreNotSound() {
        Set<String> unsound = Set.of("the reader sample.file is sound");
        assertEquals(unsound, failing(contract(new SampleReader() {
            @Override
            public boolean reads(byte[] content) {
                return true;
            }
        })), "it takes case files");
        assertEquals(unsound, failing(contract(new SampleReader() {
            @Override
            public List<HostEvidence> read(byte[] content) {
                throw new ArrayIndexOutOfBoundsException(content.length);
            }
        })));
        assertEquals(unsound, failing(contract(new SampleReader() {
            @Override
            public Set<FactType<?>> yields() {
                return Set.of();
            }
        })));
        assertEquals(Set.of(), failing(contract(new SampleReader())));
    }

    @Test
    void placesThatGetNoValue() {
        assertEquals(Set.of("texts of sample.silent", "texts of indications"), failing(contract(new SampleCheck() {
            @Override
            public List<Finding> judge(CaseFile evidence) {
                return super.judge(evidence).stream().filter(f -> f.cause().equals(SILENT))
                        .map(f -> f.verdict() == Verdict.FAIL ? Finding.of(SILENT, Verdict.FAIL).with(NOTHING) : f)
                        .toList();
            }
        })));
    }

    @Test
    void aCheckThatBreaksOnWhatItDidNotExpect() {
        assertEquals(Set.of("breaks on no case"), check(new SampleCheck() {
            @Override
            public List<Finding> judge(CaseFile evidence) {
                evidence.find(Answer.TYPE).orElseThrow().at().ifPresent(at -> at.toEpochMilli());
                return super.judge(evidence);
            }
        }));
    }

    @Test
    void aCheckThatLooksAtWhatItDidNotDeclare() {
        assertTrue(check(new SampleCheck() {
            @Override
            public Set<EvidenceKey> uses() {
                return Set.of();
            }
        }).contains("breaks on no case"));
    }

    @Test
    void aCheckThatCannotDoWithoutWhatItOnlyUses() {
        assertTrue(check(new SampleCheck() {
            @Override
            public List<Finding> judge(CaseFile evidence) {
                evidence.find(Answer.TYPE, Vantage.INSIDE).orElseThrow();
                return super.judge(evidence);
            }
        }).contains("can do without each fact it only uses"));
    }

    @Test
    void aCheckThatRemembers() {
        AtomicInteger calls = new AtomicInteger();
        assertEquals(Set.of("is pure"), check(new SampleCheck() {
            @Override
            public List<Finding> judge(CaseFile evidence) {
                return super.judge(evidence).stream().map(f -> f.value("calls", calls.incrementAndGet())).toList();
            }
        }));
    }

    @Test
    void aCheckThatSaysWhatItDidNotDeclare() {
        Cause other = Cause.of("sample.other", Stage.TLS);
        Indication invented = SampleCheck.SILENT.speaksFor(Strength.WEAK, "invented");
        for (Finding finding : List.of(Finding.of(other, Verdict.PASS), Finding.of(SampleCheck.SILENT, Verdict.ERROR),
                Finding.of(SampleCheck.SILENT, Verdict.WARN).with(invented),
                Finding.of(SampleCheck.SILENT, Verdict.FAIL))) {
            assertTrue(check(new SampleCheck() {
                @Override
                public List<Finding> judge(CaseFile evidence) {
                    return List.of(finding);
                }
            }).contains("says only what it declared"), finding.toString());
        }
    }

    @Test
    void aCheckWhoseValuesHaveNoPlaceInASentence() {
        Set<String> failing = check(new SampleCheck() {
            @Override
            public List<Finding> judge(CaseFile evidence) {
                return super.judge(evidence).stream().map(f -> f.value("two words", 1)).toList();
            }
        });
        assertEquals(Set.of("names its values plainly"), failing);
    }

    @Test
    void declarationsThatDoNotHangTogether() {
        Cause self = Cause.of("sample.silent", Stage.TLS).refining("sample.silent").explaining("0x904");
        assertEquals(Set.of("indications are declared soundly", "refined causes exist and there is no circle",
                "codes are written kind:0x904"), failing(contract(new SampleCheck() {
                    @Override
                    public Set<Cause> causes() {
                        return Set.of(self, RUDE);
                    }

                    @Override
                    public Set<Indication> indications() {
                        return Set.of(NOTHING, SPOKE, MANY, RUDE.speaksFor(Strength.WEAK, "odd"));
                    }
                })).stream().filter(name -> !name.startsWith("texts")).collect(Collectors.toSet()));
    }

    @Test
    void aProbeThatThrowsOnWhatThePeerDid() {
        Set<String> failing = probe(new SampleProbe() {
            @Override
            Answer listen(Connection connection, double millis) throws InterruptedException {
                return (connection.receive(1, Duration.ofSeconds(1)) instanceof Received.Data data)
                        ? super.listen(connection, millis) : fail();
            }

            private Answer fail() {
                throw new IllegalStateException("no data");
            }
        });
        assertEquals(Set.of("a peer, SILENT after 0 answers", "a peer, CLOSING after 0 answers",
                "a peer, RESETTING after 0 answers"), failing);
    }

    @Test
    void aProbeThatTakesAllItCanGet() {
        Set<String> failing = probe(new SampleProbe() {
            @Override
            Answer listen(Connection connection, double millis) throws InterruptedException {
                while (connection.receive(65_536, Duration.ofSeconds(1)) instanceof Received.Data) {
                    // Takes whatever comes.
                }
                return new Answer(Answer.Kind.CLOSED, List.of(), Optional.empty(), millis);
            }
        });
        assertEquals(Set.of("a peer, ENDLESS_ZEROES after 0 answers", "a peer, ENDLESS_GARBAGE after 0 answers"),
                failing);
    }

    @Test
    void aProbeThatForgetsItsPromise() {
        Set<String> failing = probe(new SampleProbe() {
            @Override
            public void collect(ProbeContext context) {}
        });
        assertTrue(failing.contains("a peer, SILENT after 0 answers") && failing.contains("a connect that is REFUSED"),
                failing.toString());
    }

    @Test
    void aProbeThatGoesOnWhenItIsCancelled() {
        CountDownLatch over = new CountDownLatch(1);
        Set<String> failing = probe(new SampleProbe() {
            @Override
            Answer listen(Connection connection, double millis) throws InterruptedException {
                try {
                    return super.listen(connection, millis);
                } catch (InterruptedException e) {
                    over.await();
                    throw e;
                }
            }
        });
        over.countDown();
        assertEquals(Set.of("ends when it is cancelled after 0 answers"), failing);
    }

    /** A fact that is not what it was once it has been saved. */
    record Growing(String text) implements Fact {
        static final FactType<Growing> TYPE = new FactType<>("sample.Growing", 1, Growing.class);

        Growing {
            text = text + "x";
        }
    }

    @Test
    void aFactThatDoesNotSurviveBeingSaved() {
        Set<String> failing = failing(PluginContract.of("org.example.cause.sample", FILES, new SampleCheck())
                .knows(Growing.TYPE));
        assertEquals(Set.of("facts sample.Growing can be saved"), failing);
    }

    @Test
    void figuresThatBreakOrAreRagged() {
        for (Figure figure : new Figure[] {null, new Figure.Table("", List.of("a", "b"), List.of(List.of())),
            new Figure.Stack(null, List.of()),
            new Figure.Stack("", List.of(new Figure.Layer("", null, Figure.Tone.BAD)))}) {
            FigureSource source = new SampleFigure() {
                @Override
                public Optional<Figure> draw(Finding finding, CaseFile evidence) {
                    return Optional.of(figure);
                }
            };
            assertEquals(1, failing(contract(new SampleCheck(), source)).size(), String.valueOf(figure));
        }
    }

    @Test
    void aFixerThatProposesWhatItMustNot() {
        Change layer = new Change.Set(SampleFixer.LAYER, Optional.empty(), SettingValue.dword(0));
        Change other = new Change.Set("registry:HKLM\\Other\\Value", Optional.empty(), SettingValue.dword(1));
        for (Change change : List.of(layer, other)) {
            assertEquals(Set.of("proposes plans that may be shown"), fixer(new SampleFixer() {
                @Override
                public List<FixPlan> propose(Finding finding, CaseFile evidence) {
                    return List.of(plan().then(change));
                }
            }));
        }
    }

    @Test
    void aFixerThatProposesNothingOrHasNoWords() {
        assertEquals(Set.of("proposes plans that may be shown"), fixer(new SampleFixer() {
            @Override
            public List<FixPlan> propose(Finding finding, CaseFile evidence) {
                return List.of();
            }
        }));
        assertEquals(Set.of("has words for its plans"), fixer(new SampleFixer() {
            @Override
            FixPlan plan() {
                return super.plan().interrupting();
            }
        }));
        assertEquals(Set.of("has words for its plans"), fixer(new SampleFixer() {
            @Override
            FixPlan plan() {
                return super.plan().lasting();
            }
        }), "what lasts is said");
        assertEquals(Set.of("has words for its plans"), fixer(new SampleFixer() {
            @Override
            FixPlan plan() {
                return unsaid();
            }
        }), "its risk is said, and who else uses what it changes");
    }

    @Test
    void aFixerThatWantsEverything() {
        assertEquals(Set.of("declares a cause of this plugin and what it writes"), fixer(new SampleFixer() {
            @Override
            public Set<String> writes() {
                return Set.of("registry:*");
            }
        }));
    }

    private static Set<String> fixer(SampleFixer fixer) {
        return failing(contract(new SampleCheck(), fixer));
    }

    private static PluginContract contract(Object... components) {
        return PluginContract.of("org.example.cause.sample", FILES, components);
    }

    private static Set<String> check(Check check) {
        return failing(contract(check));
    }

    private static Set<String> probe(Probe probe) {
        return failing(contract(probe));
    }

    /** Names of the tests that fail, without the name of the component. */
    private static Set<String> failing(PluginContract contract) {
        return failures(contract).keySet();
    }

    /** The names of tests that fail, without that of the component, and how. */
    static Map<String, Throwable> failures(PluginContract contract) {
        Map<String, Throwable> failures = new TreeMap<>();
        contract.tests().forEach(test -> {
            try {
                test.getExecutable().execute();
            } catch (Throwable e) {
                failures.put(test.getDisplayName().replaceFirst("^(sample.look and|sample.look|SampleCheck|) ", ""),
                        e);
            }
        });
        return failures;
    }
}
