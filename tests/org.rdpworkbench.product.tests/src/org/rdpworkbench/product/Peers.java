// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Servers that nobody here wrote, ready to be started at {@link Site#HOST}. */
record Peers(Place place) {

    /** What a shadow shows. */
    static final String DISPLAY = ":0";

    private static final Path SHIPPED = Path.of("/etc/xrdp/xrdp.ini");
    private static final String PERMISSIONS_OF_ALL = "rwxrwxrwx";

    /** A certificate and a key in PEM, which need not fit each other. */
    record Keys(Path certificate, Path key) {

        Keys withKeyOf(Keys other) {
            return new Keys(certificate, other.key);
        }

        /** With a key file that holds something else. */
        Keys withKeyText(String text) throws IOException {
            return new Keys(certificate, Files.writeString(Files.createTempFile(key.getParent(), "key", ""), text));
        }
    }

    /** Made by openssl, with everything readable by everybody. */
    Keys keys(String commonName) throws IOException, InterruptedException {
        Path folder = folder("keys");
        Keys keys = new Keys(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        place.command("openssl", "req", "-x509", "-nodes", "-subj", "/CN=" + commonName, "-days", "365", "-newkey",
                "rsa:2048", "-keyout", keys.key.toString(), "-out", keys.certificate.toString()).run().stateIs(0);
        Files.setPosixFilePermissions(keys.key, PosixFilePermissions.fromString("rw-r--r--"));
        return keys;
    }

    /** With a key that only root may read, which xrdp's own user is not. */
    Keys unreadable(String commonName) throws IOException, InterruptedException {
        Keys keys = keys(commonName);
        Files.setPosixFilePermissions(keys.key, PosixFilePermissions.fromString("rw-------"));
        return keys;
    }

    /** @param layer {@code tls}, {@code negotiate} or {@code rdp} */
    Launch xrdp(String layer, Keys keys) throws IOException {
        Path folder = folder("xrdp");
        Path configuration = folder.resolve("xrdp.ini");
        Files.writeString(configuration, shipped(Map.of(
                "port", "tcp://" + Site.HOST + ":3389",
                "security_layer", layer,
                "certificate", keys.certificate.toString(),
                "key_file", keys.key.toString(),
                "LogFile", folder.resolve("xrdp.log").toString(),
                "EnableSyslog", "false")));
        return place.command("setpriv", "--reuid=xrdp", "--regid=xrdp", "--clear-groups",
                "xrdp", "--nodaemon", "--config", configuration.toString());
    }

    private static String shipped(Map<String, String> ours) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean globals = true;
        for (String line : Files.readAllLines(SHIPPED)) {
            String key = line.replaceFirst("=.*", "");
            // Sessions further down have a port too.
            globals &= !line.equals("[Xorg]");
            text.append(globals && ours.containsKey(key) ? key + "=" + ours.get(key) : line).append('\n');
        }
        return text.toString();
    }

    /** A FreeRDP shadow, the one server here that speaks NLA; it needs a display. */
    Launch shadow(Keys keys) throws IOException, InterruptedException {
        Path home = folder("shadow");
        Path own = Files.createDirectories(home.resolve("freerdp/shadow"));
        Files.copy(keys.certificate, own.resolve("shadow.crt"));
        Files.copy(keys.key, own.resolve("shadow.key"));
        Path users = home.resolve("sam");
        Files.writeString(users, place.command("winpr-hash", "-u", "rdpuser", "-p", "Passw0rd1", "-f", "sam").run()
                .stateIs(0).out());
        return place.command("freerdp-shadow-cli", "/bind-address:" + Site.HOST, "/port:3389", "/sec:nla",
                "/sam-file:" + users).env("DISPLAY", DISPLAY).env("HOME", home.toString())
                .env("XDG_CONFIG_HOME", home.toString());
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createTempDirectory(place.work(), name);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PERMISSIONS_OF_ALL));
    }
}
