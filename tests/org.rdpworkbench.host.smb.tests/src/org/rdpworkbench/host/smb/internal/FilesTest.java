// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import com.hierynomus.msdtyp.ACL;
import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msdtyp.SID;
import com.hierynomus.msdtyp.SecurityDescriptor;
import com.hierynomus.msdtyp.SecurityDescriptor.Control;
import com.hierynomus.msdtyp.SecurityInformation;
import com.hierynomus.msdtyp.ace.ACE;
import com.hierynomus.msdtyp.ace.AceTypes;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.share.DiskShare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.Started;

/** Files and folders of a host by Samba. */
@Timeout(180)
class FilesTest {

    private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    static Path folder;
    private static Samba samba;
    private static HostSession session;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        Path keys = Files.createDirectories(samba.folder().drive().resolve("ProgramData/Keys"));
        Files.writeString(keys.resolve("f686"), "0123456789");
        Files.setLastModifiedTime(keys.resolve("f686"), FileTime.from(WRITTEN));
        Files.writeString(keys.resolve("broken"), "secret key");
        samba.folder().own(samba.folder().drive());
        session = Sessions.open(samba, Sessions.administrator());
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, samba);
    }

    @Test
    void aFolderIsListed() throws Exception {
        List<FileEntry> entries = value(session.files().list("C:\\ProgramData\\Keys")).orElseThrow();
        assertEquals(Set.of("f686", "broken"), entries.stream().map(FileEntry::name).collect(Collectors.toSet()));
        FileEntry key = entries.stream().filter(entry -> entry.name().equals("f686")).findFirst().orElseThrow();
        assertEquals(10, key.size());
        assertEquals(WRITTEN, key.written());
        assertFalse(key.folder());
        assertTrue(value(session.files().list("C:\\")).orElseThrow().getFirst().folder());
    }

    @Test
    void aFileIsReadWithinACap() throws Exception {
        FileContent some = value(session.files().read("C:\\ProgramData\\Keys\\f686", 2, 4)).orElseThrow();
        assertEquals(10, some.size());
        assertArrayEquals("2345".getBytes(), some.bytes());
        assertArrayEquals("89".getBytes(),
                value(session.files().read("C:\\programdata\\keys\\F686", 8, 100)).orElseThrow().bytes());
        assertEquals(0, value(session.files().read("C:\\ProgramData\\Keys\\f686", 10, 1)).orElseThrow().bytes().length);
    }

    @Test
    void whatIsNotThereIsAValue() throws Exception {
        assertEquals(Optional.empty(), value(session.files().list("C:\\Nothing")));
        assertEquals(Optional.empty(), value(session.files().list("C:\\ProgramData\\Keys\\f686")));
        assertEquals(Optional.empty(), value(session.files().security("C:\\Nothing\\Here")));
        assertEquals(Optional.empty(), value(session.files().read("C:\\Nothing", 0, 1)));
        assertEquals(Optional.empty(), value(session.files().read("C:\\ProgramData", 0, 1)).map(FileContent::size));
    }

    @Test
    void pathsThatGoElsewhereAreRefused() {
        for (String path : List.of("C:", "\\\\other\\share", "C:\\a\\..\\b", "C:/a", "C:\\a\\", "C:\\a:b", "a")) {
            assertThrows(IllegalArgumentException.class, () -> session.files().list(path), path);
        }
    }

    /** A key file that only the system may use. Samba grants no more for backup intent, which {@link WireTest} sees. */
    @Test
    void aFileWithABrokenAclSaysSo() throws Exception {
        protect("ProgramData\\Keys\\broken", List.of(
                AceTypes.accessAllowedAce(Set.of(), EnumSet.of(AccessMask.GENERIC_ALL), SID.fromString("S-1-5-18")),
                AceTypes.accessDeniedAce(Set.of(), EnumSet.of(AccessMask.FILE_READ_DATA), SID.fromString("S-1-5-20"))));
        org.rdpworkbench.host.SecurityDescriptor descriptor =
                value(session.files().security("C:\\ProgramData\\Keys\\broken")).orElseThrow();
        assertTrue(descriptor.isProtected());
        assertTrue(descriptor.owner().orElseThrow().matches("S-1-5-21(-[0-9]+){4}"), descriptor::toString);
        assertTrue(descriptor.sddl().endsWith("D:P(A;;0x1f01ff;;;S-1-5-18)(D;;0x1;;;S-1-5-20)"), descriptor::sddl);
        assertEquals(Ace.DENIED, descriptor.dacl().orElseThrow().getLast().type());
        assertNone(Obstacle.NO_ACCESS,
                session.files().read("C:\\ProgramData\\Keys\\broken", 0, 100));
    }

    /** By the library's own way, which knows nothing of ours. */
    private static void protect(String path, List<ACE> entries) throws IOException {
        try (SMBClient client = new SMBClient(); DiskShare drive = (DiskShare) client
                .connect(samba.address().getHostAddress()).authenticate(new AuthenticationContext(Samba.ADMINISTRATOR,
                        Samba.PASSWORD.toCharArray(), Samba.DOMAIN)).connectShare("C$")) {
            drive.setSecurityInfo(path, EnumSet.of(SecurityInformation.DACL_SECURITY_INFORMATION),
                    new SecurityDescriptor(EnumSet.of(Control.DP, Control.PD, Control.SR), null, null, null,
                            new ACL(ACL.ACL_REVISION, entries)));
        }
    }

    /** There is no drive D, or its administrative share is switched off. */
    @Test
    void aDriveThatIsNotSharedCannotBeReached() throws Exception {
        assertNone(Obstacle.NOT_SHARED, session.files().list("D:\\"));
    }
}
