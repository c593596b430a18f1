// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.symptoms.SymptomReading.Numeral;
import org.rdpworkbench.symptoms.SymptomReading.Place;

class SymptomTextTest {

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    private static List<String> read(String text) {
        return SymptomText.read(text).stream().map(SymptomReading::normalised).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0x904/0x7             | 0x904/0x7",
        "0x904 0x7             | 0x904/0x7",
        "0X904,0X07            | 0x904/0x7",
        "0x00000904 0x7        | 0x904/0x7",
        "Ox904                 | 0x904",
        "2308 7                | 0x904/0x7",
        "2308/7                | 0x904/0x7",
        "0x904 7               | 0x904/0x7",
        "(0x904)               | 0x904",
        "0x904-0x7             | 0x904/0x7",
        "B07                   | 0xB07",
        "8009030D              | 0x8009030D",
        "E_FAIL 0x80004005     | 0x80004005",
        "-2146893043           | 0x8009030D",
        "HRESULT -2146893043!  | 0x8009030D",
        "2148074253            | 0x8009030D",
        "36870                 | 0x9006",
        "event 1057            | event 1057",
        "Event ID 36870        | event 36870",
        "EventID=36870         | event 36870",
        "Ereignis-ID: 36870    | event 36870",
        "ID d'événement : 36870 | event 36870",
        "ID de evento: 36870   | event 36870",
        "Olay Kimliği: 36870   | event 36870",
        "Код события: 36870    | event 36870",
        "イベント ID: 36870      | event 36870",
        "Schannel 36870        | event 36870",
        "error 2308            | 0x904",
        "Error code 519.       | 0x207",
    })
    void whatIsTypedIsRead(String text, String expected) {
        assertEquals(expected, read(text).getFirst());
    }

    @Test
    void bareDigitsThatMayBeEitherAreReadBothWays() {
        assertEquals(List.of("0x204", "0x516"), read("516"));
        assertEquals(List.of("0x388", "0x904"), read("904"));
        assertEquals(List.of("0x70F", "0x1807"), read("1807"));
        assertEquals(List.of("0x388/0x7", "0x904/0x7"), read("904 7"));
        assertEquals(List.of("0x4C4C3A5", "0x80004005"), read("80004005"));
        assertEquals(List.of("0x204", "0x516"), read("Connecting failed with error 516"));
        assertEquals("516 in decimal, 0x204", SymptomText.read("516").get(0).how());
        assertEquals("516 in hexadecimal, 0x516", SymptomText.read("516").get(1).how());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "2308", "2308 7", "3079", "8455", "36870", "1057", "1004", "0x904", "-2146893043"})
    void noSecondReadingWhereItWouldBeFarFetched(String text) {
        assertEquals(1, SymptomText.read(text).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        """
        Remote Desktop Connection
        This computer can't connect to the remote computer.
        Error code: 0x904
        Extended error code: 0x7
        Timestamp (UTC): 11/23/26 03:58:01 PM
        Activity ID: 1c9d7a80-904a-4f0e-9b10-2308516a0000
        Press Ctrl+C to copy.""",
        """
        Dieser Computer kann keine Verbindung mit dem Remotecomputer herstellen.
        Fehlercode: 0x904
        Erweiterter Fehlercode: 0x7
        Zeitstempel (UTC): 23.11.26 15:58:01""",
        """
        Code d\u2019erreur\u00a0: 0x904
        Code d\u2019erreur \u00e9tendu\u00a0: 0x7
        Horodatage (UTC)\u00a0: 23/11/2026 15h58""",
        """
        \u30a8\u30e9\u30fc \u30b3\u30fc\u30c9: \uff10\uff58\uff19\uff10\uff14
        \u62e1\u5f35\u30a8\u30e9\u30fc \u30b3\u30fc\u30c9: \uff10\uff58\uff17
        2026\u5e7411\u670823\u65e5 15:58:01""",
        """
        Hata kodu: 0x904
        Geni\u015fletilmi\u015f hata kodu: 0x7
        Zaman damgas\u0131 (UTC): 23.11.2026 15:58:01""",
        "Error code: \u200e0x904\u200f Extended error code: \u200e0x7 host 10.0.0.5:3389 Windows Server 2022",
        "RDP to 192.168.17.4 on 2026-11-23 15:58: failed (0x904, 0x7)",
    })
    void aPastedDialogIsReadInAnyLanguage(String text) {
        assertEquals(List.of("0x904/0x7"), read(text));
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        assertEquals(List.of("0x904/0x7"), read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        """
        Remote Desktop can't connect to the remote computer for one of these reasons:

        1) Remote access to the server is not enabled
        2) The remote computer is turned off
        3) The remote computer is not available on the network

        Make sure the remote computer is turned on and connected to the network, and that remote access is enabled.""",
        "for one of these reasons: 1. Remote access is not enabled 2. The remote computer is turned off",
        "Gr\u00fcnde: 1) Der Remotezugriff ist nicht aktiviert 2) Der Computer ist ausgeschaltet",
        "reason: 1) Remote access to the server is not enabled",
        "see page 5, then 3 of 7 tries",
        "see page 250 of build 19045; after 300 seconds on port 3390 it failed 12 times for 118 users",
        "it took 10 minutes on 2 of the 14 machines (8)",
    })
    void numbersInSentencesAreNoCodes(String text) {
        assertEquals(List.of(), read(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Fehlercode 7 wurde gemeldet.         | 0x7",
        "Disconnect reason: 3. Try again.     | 0x3",
        "It ended with error (7), they say.   | 0x7",
        "Code d'erreur : 8                    | 0x8",
        "Error code: 3 Extended error code: 7 | 0x3/0x7",
        "\u9519\u8bef\u4ee3\u7801: 7          | 0x7",
        "first 1) then 2) and the code is 904 | 0x388",
    })
    void shortNumbersInSentencesAreCodesWhenTheSentenceSaysSo(String text, String expected) {
        assertEquals(expected, read(text).getFirst());
    }

    @Test
    void codesBeyondTheTwoOfADialogAreTold() {
        String dialog = "Error code: 0x904\nExtended error code: 0x7\n";
        assertEquals(List.of(), SymptomText.beyondTheDialog(dialog));
        assertEquals(List.of("0x8"), SymptomText.beyondTheDialog(dialog + "Another code: 0x8"));
        assertEquals(List.of("8"), SymptomText.beyondTheDialog("Fehlercode: 2308 Code: 7 Code: 8"));
        assertEquals(List.of(), SymptomText.beyondTheDialog(dialog + dialog), "pasted twice");
        assertEquals(List.of(), SymptomText.beyondTheDialog(dialog + "at 0x8"), "not called a code");
        assertEquals(List.of(), SymptomText.beyondTheDialog(dialog + "Status: 0x80090322"), "a status may be there");
        assertEquals(List.of(), SymptomText.beyondTheDialog("0x904 0x7 0x8"), "a text of nothing but numbers");
    }

    @Test
    void placesDecideWhereANumberIsLookedUp() {
        assertEquals(List.of(new Numeral(0x904, Place.FIRST), new Numeral(7, Place.EXTENDED)),
                SymptomText.read("0x904 0x7").getFirst().numbers());
        assertEquals(List.of(new Numeral(7, Place.ALONE)), SymptomText.read("7").getFirst().numbers());
        assertEquals(List.of(new Numeral(7, Place.ALONE_HEX)), SymptomText.read("0x7").getFirst().numbers());
        assertEquals(List.of(new Numeral(1026, Place.EVENT), new Numeral(2308, Place.FIRST)),
                SymptomText.read("Event ID: 1026 (reason = 2308)").getFirst().numbers());
        assertEquals(List.of(new Numeral(1057, Place.EVENT)),
                SymptomText.read("<EventID Qualifiers=\"49152\">1057</EventID>").getFirst().numbers());
        assertEquals(List.of(new Numeral(36870, Place.EVENT), new Numeral(0x8009030DL, Place.STATUS)),
                SymptomText.read("Event ID:            36870\nThe error code returned from the cryptographic module is "
                        + "0x8009030D.\nThe internal error state is 10001.").getFirst().numbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "hello", "0x", "0xZZ", "0x123456789", "123456789012345", "11/23/26 03:58:01 PM",
        "1c9d7a80-904a-4f0e-9b10-2308516a0000", "10.0.0.5:3389", "--", "\u0000\u0007"})
    void textWithoutACodeHasNoReading(String text) {
        assertEquals(List.of(), SymptomText.read(text));
    }

    @Test
    void nothingAtAllHasNoReading() {
        assertEquals(List.of(), SymptomText.read(null));
    }

    @Test
    void hostileTextIsHarmless() {
        assertEquals(List.of(), read("a".repeat(10_000_000)));
        assertEquals(List.of("0x904"), read("0x904 " + "\ufdfa".repeat(100_000)));
        assertEquals(List.of(), read("event" + " ".repeat(100_000) + "x"));
        assertEquals(List.of(), read("\ud800\udc00\ud800"));
        assertTrue(read("1 ".repeat(100_000)).size() <= 2);
        Random random = new Random(904);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(200), 0, 0x3100).forEach(text::appendCodePoint);
            text.append("0x9-:./event id<>1 ", 0, random.nextInt(19));
            SymptomText.read(text.toString()).forEach(reading -> assertTrue(
                    reading.normalised().matches("[a-zA-Z0-9/, ]+"), reading.toString()));
        }
    }
}
