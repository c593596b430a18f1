// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.spi.SettingValue;

/** What a value has to know about itself, so that it can be put back. */
final class SettingValueTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0x20, 0x63, 0x7FFF_FFFFL, 0xFFFF_FFFFL})
    void aKindOfTheRegistryLeadsBackToItsNumber(long type) {
        SettingValue value = SettingValue.registry(type, new byte[] {1});
        assertEquals(OptionalLong.of(type), value.registryType(), value::kind);
        assertEquals(value, SettingValue.registry(value.registryType().orElseThrow(), new byte[] {1}));
    }

    @Test
    void theOnesWithNamesHaveTheirNumbers() {
        assertEquals(OptionalLong.of(4), SettingValue.dword(7).registryType());
        assertEquals(OptionalLong.of(1), SettingValue.text("x").registryType());
        assertEquals(OptionalLong.of(7), SettingValue.of("REG_MULTI_SZ", new byte[2]).registryType());
    }

    /** Also a number that {@link SettingValue#registry} would have written in another way. */
    @ParameterizedTest
    @ValueSource(strings = {"ABSENT", "KEY", "SDDL", "REG_", "REG_0x", "REG_0x4", "REG_0x063", "REG_0x6a",
        "REG_0x100000000", "REG_DWORDS", ""})
    void otherKindsHaveNone(String kind) {
        assertEquals(OptionalLong.empty(), SettingValue.of(kind, new byte[0]).registryType());
    }
}
