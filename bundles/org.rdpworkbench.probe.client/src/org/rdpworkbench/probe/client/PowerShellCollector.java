// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CollectorScript;

/** The collector for Windows PowerShell 5.1 and newer, in ASCII. It was not run on Windows yet. */
@Component
public final class PowerShellCollector implements CollectorScript {

    private static final String SCRIPT = "collect.ps1";
    private static final String START = "powershell -NoProfile -ExecutionPolicy Bypass -File " + SCRIPT;

    @Override
    public String fileName() {
        return SCRIPT;
    }

    @Override
    public byte[] content() {
        try (InputStream in = PowerShellCollector.class.getResourceAsStream(SCRIPT)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the script that lies in this bundle cannot be read", e);
        }
    }

    @Override
    public String onClient(String host) {
        return START + " -Server " + host;
    }

    @Override
    public String onConsole(String host) {
        return START + " -Inside -Server " + host;
    }
}
