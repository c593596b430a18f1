// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.WString;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A certificate store of the machine as the functions of Windows have it, which know nothing of the registry. */
record Crypt(Functions functions) {

    /** CERT_STORE_PROV_SYSTEM_W, CERT_SYSTEM_STORE_LOCAL_MACHINE and others of wincrypt.h. */
    private static final long SYSTEM = 10;
    private static final int LOCAL_MACHINE = 0x0002_0000;
    private static final int X509 = 1;
    private static final int ADD_ALWAYS = 4;
    private static final int SHA1 = 3;
    private static final int FRIENDLY_NAME = 11;

    /** Functions of crypt32.dll. */
    interface Functions extends Library {
        long CertOpenStore(long provider, int encoding, long none, int flags, WString name);

        boolean CertAddEncodedCertificateToStore(long store, int encoding, byte[] certificate, int length, int how,
                long[] context);

        boolean CertSetCertificateContextProperty(long context, int property, int flags, Memory blob);

        boolean CertGetCertificateContextProperty(long context, int property, byte[] data, int[] length);

        long CertEnumCertificatesInStore(long store, long before);

        boolean CertFreeCertificateContext(long context);

        boolean CertCloseStore(long store, int flags);
    }

    static Crypt load() {
        return new Crypt(Native.load("crypt32", Functions.class));
    }

    /** Puts one there that this Java brings, with a name that people give it. */
    boolean keep(String store, String name) throws Exception {
        KeyStore brought = KeyStore.getInstance(KeyStore.getDefaultType());
        try (InputStream in = Files.newInputStream(Path.of(System.getProperty("java.home"), "lib/security/cacerts"))) {
            brought.load(in, null);
        }
        byte[] certificate = brought.getCertificate(brought.aliases().nextElement()).getEncoded();
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
        long opened = open(store);
        long[] context = new long[1];
        try (Memory blob = new Memory(16); Memory words = new Memory(text.length)) {
            words.write(0, text, 0, text.length);
            blob.setInt(0, text.length);
            blob.setPointer(8, words);
            return functions.CertAddEncodedCertificateToStore(opened, X509, certificate, certificate.length,
                    ADD_ALWAYS, context)
                    && functions.CertSetCertificateContextProperty(context[0], FRIENDLY_NAME, 0, blob);
        } finally {
            functions.CertFreeCertificateContext(context[0]);
            functions.CertCloseStore(opened, 0);
        }
    }

    /** The thumbprint of each, and its name. */
    List<String> kept(String store) {
        List<String> kept = new ArrayList<>();
        long opened = open(store);
        for (long one = functions.CertEnumCertificatesInStore(opened, 0); one != 0;
                one = functions.CertEnumCertificatesInStore(opened, one)) {
            kept.add(HexFormat.of().withUpperCase().formatHex(property(one, SHA1)) + " "
                    + new String(property(one, FRIENDLY_NAME), StandardCharsets.UTF_16LE).replace("\0", ""));
        }
        functions.CertCloseStore(opened, 0);
        return kept;
    }

    private byte[] property(long context, int property) {
        int[] length = {0};
        functions.CertGetCertificateContextProperty(context, property, null, length);
        byte[] data = new byte[length[0]];
        functions.CertGetCertificateContextProperty(context, property, data, length);
        return data;
    }

    private long open(String store) {
        return functions.CertOpenStore(SYSTEM, 0, 0, LOCAL_MACHINE, new WString(store));
    }
}
