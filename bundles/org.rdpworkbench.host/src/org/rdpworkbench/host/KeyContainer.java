// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a store says that the private key of a certificate is; KEY_PROV_INFO, [MS-GPEF] 2.2.1.1.1.1.1.
 *
 * @param container the name of the key within its provider
 * @param provider such as {@code Microsoft RSA SChannel Cryptographic Provider}
 * @param type the type of a legacy provider (CSP), such as 12; 0 for a key storage provider of CNG
 * @param machine whether it is the machine's key and not that of an account
 */
public record KeyContainer(String container, String provider, long type, boolean machine) {

    /** CRYPT_MACHINE_KEYSET of wincrypt.h, and NCRYPT_MACHINE_KEY_FLAG, which is the same. */
    private static final int MACHINE = 0x20;
    /** PROV_RSA_FULL, SIG, SCHANNEL and AES of wincrypt.h. */
    private static final Set<Long> RSA_PROVIDERS = Set.of(1L, 2L, 12L, 24L);

    /** Reads the property. */
    static KeyContainer read(byte[] value) throws MalformedBytesException {
        Octets octets = new Octets("KEY_PROV_INFO", value);
        long offsetToContainerName = octets.u32();
        long offsetToProviderName = octets.u32();
        long providerType = octets.u32();
        long flags = octets.u32();
        octets.u32(); // Reserved
        octets.u32(); // Reserved
        octets.u32(); // Key Specification
        return new KeyContainer(octets.at("Container Name", offsetToContainerName).text(),
                octets.at("Provider Name", offsetToProviderName).text(), providerType, (flags & MACHINE) != 0);
    }

    /**
     * The name of the file in {@code Crypto\RSA\MachineKeys} that holds the key: the MD5 of the container's name in
     * lower case with its NUL, as four numbers, and the host's MachineGuid. Empty for keys of CNG, whose names are not
     * worked out but written down elsewhere, for keys of an account or of another maker's provider, which lie in other
     * places, and for names beyond ASCII, of which it is not known.
     *
     * @param machineGuid from {@code HKLM\SOFTWARE\Microsoft\Cryptography}
     */
    public Optional<String> fileName(String machineGuid) {
        if (!machine || !RSA_PROVIDERS.contains(type) || !provider.startsWith("Microsoft ")
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(container)) {
            return Optional.empty();
        }
        byte[] name = (container.toLowerCase(Locale.ROOT) + '\0').getBytes(StandardCharsets.US_ASCII);
        ByteBuffer sum = ByteBuffer.wrap(md5(name)).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of("%08x%08x%08x%08x_%s".formatted(sum.getInt(), sum.getInt(), sum.getInt(), sum.getInt(),
                machineGuid));
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has MD5", e);
        }
    }
}
