// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.Credential;

/** Credentials keep their secret to themselves. */
class CredentialTest {

    private static final char[] SECRET = "hunter2".toCharArray();

    @Test
    void noTextHasTheSecret() {
        try (Credential credential = new Credential("CORP", "admin", SECRET)) {
            assertEquals("CORP\\admin", credential.toString());
            assertEquals("admin", new Credential("", "admin", SECRET).toString());
            assertFalse(String.valueOf(credential).contains("hunter2"));
        }
    }

    @Test
    void closingOverwritesTheSecret() throws ReflectiveOperationException {
        Credential credential = new Credential(".", "admin", SECRET);
        char[] copy = credential.secret();
        Field field = Credential.class.getDeclaredField("secret");
        field.setAccessible(true);
        credential.close();
        assertArrayEquals(new char[SECRET.length], (char[]) field.get(credential));
        assertArrayEquals(SECRET, copy);
        IllegalStateException closed = assertThrows(IllegalStateException.class, credential::secret);
        assertEquals("the credential is closed", closed.getMessage());
    }

    @Test
    void accountsOfTheHostHaveNoDomain() {
        assertTrue(new Credential("", "a", SECRET).local());
        assertTrue(new Credential(".", "a", SECRET).local());
        assertFalse(new Credential("CORP", "a", SECRET).local());
    }
}
