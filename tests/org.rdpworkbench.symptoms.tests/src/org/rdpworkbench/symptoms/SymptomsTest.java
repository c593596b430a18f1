// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.SymptomCatalog;
import org.rdpworkbench.core.spi.SymptomNote;
import org.rdpworkbench.symptoms.internal.DisconnectReasons;
import org.rdpworkbench.symptoms.internal.EarlyUserAuthResults;
import org.rdpworkbench.symptoms.internal.ErrorInfos;
import org.rdpworkbench.symptoms.internal.Events;
import org.rdpworkbench.symptoms.internal.ExtendedReasons;
import org.rdpworkbench.symptoms.internal.NegotiationFailures;
import org.rdpworkbench.symptoms.internal.Notes;
import org.rdpworkbench.symptoms.internal.NtStatuses;
import org.rdpworkbench.symptoms.internal.SecStatuses;
import org.rdpworkbench.symptoms.internal.TlsAlerts;

class SymptomsTest {

    private static final List<SymptomCatalog> OURS = List.of(new Events(), new TlsAlerts(), new SecStatuses(),
            new NtStatuses(), new NegotiationFailures(), new ErrorInfos(), new ExtendedReasons(),
            new EarlyUserAuthResults(), new DisconnectReasons(), new Notes());

    private final Symptoms symptoms = new Symptoms(OURS);

    private List<String> keys(String text) {
        return symptoms.decode(text).codes().stream().map(Code::key).toList();
    }

    private static boolean refuses(Decoded decoded, String words) {
        return decoded.advice().stream().anyMatch(advice -> advice.says().contains(words));
    }

    @Test
    void thePairOfTheDialog() {
        Decoded decoded = symptoms.decode("0x904 0x7");
        assertEquals("0x904/0x7", decoded.symptom());
        assertEquals(List.of("disconnectReason:0x904", "extendedReason:0x7", "errorInfo:0x7"), keys("0x904 0x7"));
        assertEquals(1, decoded.readings().size());
        assertEquals("0x904/0x7, the two codes of the dialog", decoded.readings().getFirst().how());
        assertTrue(decoded.proves().startsWith("A TCP connection"), decoded.proves());
        assertTrue(decoded.doesNotProve().contains("no proof that a server denied"), decoded.doesNotProve());
        for (String advice : List.of("whole MachineKeys", "takeown", "SecurityLayer", "TLS 1.0", "mstsc.exe", "winsock",
                "ResetRDPCert", "Authentication off", "out of memory")) {
            assertTrue(refuses(decoded, advice), advice);
        }
        assertEquals("privatekey.unusable", decoded.causeIds().iterator().next());
        assertEquals(List.of(), decoded.broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x904/0x7", "2308 7", "0x904 7", "Error code: 0x904 Extended error code: 0x7"})
    void thePairReadsAlikeHoweverItIsWritten(String text) {
        Decoded expected = symptoms.decode("0x904 0x7");
        Decoded decoded = symptoms.decode(text);
        assertEquals(expected.symptom(), decoded.symptom());
        assertEquals(expected.codes(), decoded.codes());
        assertEquals(expected.proves() + expected.doesNotProve(), decoded.proves() + decoded.doesNotProve());
        assertEquals(expected.advice(), decoded.advice());
        assertEquals(expected.causeIds(), decoded.causeIds());
    }

    @Test
    void whatIsLeftOutIsSaid() {
        Decoded decoded = symptoms.decode("Error code: 0x904 Extended error code: 0x7 Third error code: 0x8");
        assertEquals("0x904/0x7, the two codes of the dialog; left out: 0x8", decoded.readings().getFirst().how());
        assertEquals(keys("0x904 0x7"), decoded.codes().stream().map(Code::key).toList());
    }

    @Test
    void theSecondCodeIsNotADisconnectReasonNorTheFirstAnExtendedOne() {
        assertEquals(List.of("disconnectReason:0x3", "extendedReason:0x5", "errorInfo:0x5"), keys("0x3/0x5"));
        assertEquals(List.of("disconnectReason:0x904", "extendedReason:0x0"), keys("0x904/0x0"));
        assertTrue(symptoms.decode("0x904/0x0").doesNotProve().contains("rustdesk"));
        assertFalse(symptoms.decode("0x904").doesNotProve().contains("rustdesk"));
    }

    @Test
    void ambiguousDigitsGiveBothReadingsAndChooseNone() {
        Decoded decoded = symptoms.decode("516");
        assertEquals("516", decoded.symptom());
        assertEquals(List.of("516 in decimal, 0x204, the first code of the dialog", "516 in hexadecimal, 0x516"),
                decoded.readings().stream().map(Decoded.Reading::how).toList());
        assertEquals(List.of("0x516"), decoded.readings().get(1).unknown());
        assertTrue(decoded.proves().startsWith("Taken as 516 in decimal, 0x204"), decoded.proves());
    }

    @Test
    void a904WithoutPrefixSuggestsHexadecimal() {
        Decoded decoded = symptoms.decode("904");
        assertEquals("904 in hexadecimal, 0x904, the first code of the dialog", decoded.readings().getFirst().how());
        assertEquals(List.of("disconnectReason:0x904"), keys("904"));
        assertEquals(List.of("0x388"), decoded.readings().get(1).unknown());
    }

    @Test
    void aNumberWithSeveralPlacesHasAReadingForEach() {
        assertEquals(List.of("0x5, the extended code of the dialog", "5, a failure code of the negotiation",
                "0x5, the authorization result after NLA"), hows("5"));
        assertEquals("5", symptoms.decode("5").symptom());
        assertEquals(List.of("40, a TLS alert", "40, the id of an event"), hows("40"));
        assertEquals(List.of("0x104, the first code of the dialog", "0x104, the extended code of the dialog"),
                hows("0x104"));
        assertEquals(List.of("0x1207, the first code of the dialog"), hows("0x1207"));
        assertEquals(List.of("event:0x9006"), keys("36870"));
        assertEquals("event 4625", symptoms.decode("4625").symptom());
        assertEquals(List.of("extendedReason:0x1234"), keys("0x1234"));
        assertEquals(2, keys("event 226").size());
    }

    private List<String> hows(String text) {
        return symptoms.decode(text).readings().stream().map(Decoded.Reading::how).toList();
    }

    @Test
    void anUnknownCodeHasNoMeaning() {
        Decoded decoded = symptoms.decode("0xBEEF");
        assertEquals("0xBEEF", decoded.symptom());
        assertEquals(List.of(), decoded.codes());
        assertEquals(List.of("0xBEEF"), decoded.readings().getFirst().unknown());
        assertEquals("", decoded.proves() + decoded.doesNotProve());
        assertEquals(Set.of(), decoded.causeIds());
        assertEquals(List.of("0xBEEF"), symptoms.decode("0xBEEF 0x7").readings().getFirst().unknown());
        assertEquals(List.of(), symptoms.decode("no code here").readings());
        assertEquals("", symptoms.decode(null).symptom());
    }

    @Test
    void hostileTextDoesNotReachTheAnswer() {
        assertEquals("[31m no code", symptoms.decode("\u001b[31m\u202e no\u0000code").symptom());
        assertEquals(83, symptoms.decode("x".repeat(100_000)).symptom().length());
    }

    @ParameterizedTest
    @CsvSource({"0x904/0x7, LISTENER", "0x304, LISTENER", "0x1B07, NEGOTIATION", "0x807, TLS",
        "0x904/0x100, AUTHENTICATION", "0x904/0x9, AUTHENTICATION", "0x204,", "0x108,",
        "0x104/0x7,", "0x3/0x0,", "0x80090322,", "36870,"})
    void codesTellWhichStageHadBeenPassedWhereTheyProveIt(String text, Stage stage) {
        assertEquals(Optional.ofNullable(stage), symptoms.decode(text).passed());
        assertEquals(Optional.ofNullable(stage), symptoms.decode(text).asSymptom().passed());
    }

    @Test
    void ofSeveralReadingsTheOneThatProvesLeastCounts() {
        assertEquals(Optional.of(Stage.LISTENER), symptoms.decode("0x904").passed());
        assertEquals(Optional.empty(), symptoms.decode("904").passed(), "904 may be no code at all");
        assertEquals(Optional.empty(), symptoms.decode("no code").passed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"516", "904", "1807", "5", "0x104", "80004005 7", "904 7 B07 8009030D", "40, 70 and 71"})
    void longTextIsShortenedToNumbersThatMeanTheSame(String numbers) {
        String pasted = "It happened in the morning, when the whole department came in and began to work: ".repeat(3)
                + numbers + " was what they saw";
        Decoded decoded = symptoms.decode(pasted);
        Decoded again = symptoms.decode(decoded.symptom());
        assertTrue(decoded.symptom().length() < 80, decoded.symptom());
        assertEquals(decoded.codes(), again.codes());
        assertEquals(decoded.asSymptom(), again.asSymptom());
    }

    @Test
    void whateverIsPastedItsShortFormMeansTheSame() {
        Random random = new Random(904);
        List<String> words = List.of("904", "516", "5", "80004005", "2148074253", "-2146893043", "0x7", "b07", "and",
                "event 36870", "Error code:", "\u200e9\u200f04", "3389", "10.0.0.5", "x".repeat(60), "1807");
        for (int i = 0; i < 3_000; i++) {
            String text = random.ints(1 + random.nextInt(12), 0, words.size()).mapToObj(words::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ", "));
            Decoded decoded = symptoms.decode(text);
            if (!decoded.readings().isEmpty()) {
                assertEquals(decoded.codes(), symptoms.decode(decoded.symptom()).codes(), text);
            }
        }
    }

    @Test
    void eFailProvesNothing() {
        Decoded decoded = symptoms.decode("E_FAIL 0x80004005");
        assertTrue(decoded.proves().startsWith("Nothing."), decoded.proves());
        assertEquals(Set.of(), decoded.causeIds());
    }

    @Test
    void aHealthyAnswerIsCalledHealthy() {
        assertTrue(symptoms.decode("5").doesNotProve().contains("It is no fault: a well-kept host"));
    }

    @Test
    void anEventAboutAKeySaysWhenItCounts() {
        Decoded decoded = symptoms.decode("Event ID 36870 ... 0x8009030D");
        assertEquals("event 36870, 0x8009030D", decoded.symptom());
        assertEquals(List.of("event:0x9006", "secStatus:0x8009030D"),
                decoded.codes().stream().map(Code::key).toList());
        assertTrue(decoded.doesNotProve().contains("two seconds"), decoded.doesNotProve());
        assertTrue(decoded.causeIds().contains("privatekey.acl"));
    }

    @Test
    void aClockIsNotSetByGuess() {
        assertTrue(refuses(symptoms.decode("0x80090324"), "same NTP server"));
        assertTrue(refuses(symptoms.decode("0x80090302"), "AllowEncryptionOracle"));
    }

    @Test
    void aThirdPartyCatalogueIsAskedToo() {
        Code code = new Code("example.appliance", 0xBEEF, "BEEF", "An appliance is sad.", "its manual", true,
                Set.of("example.sad"));
        SymptomNote note = new SymptomNote("It is sad.", "", List.of(), Set.of("example.sadder"));
        SymptomCatalog catalog = new SymptomCatalog() {
            @Override
            public List<Code> find(long number) {
                return number == code.value() ? List.of(code) : List.of();
            }

            @Override
            public List<SymptomNote> notes(List<Code> read) {
                return read.contains(code) ? List.of(note) : List.of();
            }
        };
        Decoded decoded = new Symptoms(List.of(catalog)).decode("0xBEEF 0x7");
        assertEquals(List.of(code), decoded.codes());
        assertEquals(List.of("0x7"), decoded.readings().getFirst().unknown());
        assertEquals("It is sad.", decoded.proves());
        assertEquals(Set.of("example.sad", "example.sadder"), decoded.causeIds());
        assertEquals("0xBEEF, a code of the kind example.appliance",
                new Symptoms(List.of(catalog)).decode("0xBEEF").readings().getFirst().how());
    }

    @Test
    void aBrokenCatalogueIsNamedAndCostsOnlyItself() {
        SymptomCatalog broken = number -> {
            throw new IllegalStateException("broken");
        };
        SymptomCatalog lying = number -> null;
        SymptomCatalog halfEmpty = number -> List.of(new Code(null, number, "X", "Something.", "nowhere", true, null));
        Decoded decoded = new Symptoms(List.of(broken, lying, halfEmpty, new DisconnectReasons(), new Notes()))
                .decode("0x904");
        assertEquals(List.of("disconnectReason:0x904"), decoded.codes().stream().map(Code::key).toList());
        assertEquals(Stream.of(broken, lying, halfEmpty).map(catalog -> catalog.getClass().getName()).toList(),
                decoded.broken());
        assertFalse(decoded.proves().isEmpty());
    }
}
