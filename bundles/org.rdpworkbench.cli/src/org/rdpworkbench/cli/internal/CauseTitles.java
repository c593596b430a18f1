// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Titles of installed causes, read from the texts of the bundles that register checks. The engine would tell them too,
 * but it brings every plugin to life for it.
 */
final class CauseTitles implements Function<String, Optional<String>> {

    private static final String CHECK = "org.rdpworkbench.core.spi.Check";
    private static final String TEXTS = "OSGI-INF/l10n/bundle.properties";

    private Properties texts;

    @Override
    public Optional<String> apply(String cause) {
        if (texts == null) {
            texts = read();
        }
        return Optional.ofNullable(texts.getProperty(cause + ".title"));
    }

    private static Properties read() {
        Properties all = new Properties();
        Bundle own = FrameworkUtil.getBundle(CauseTitles.class);
        if (own == null) {
            return all;
        }
        for (ServiceReference<?> check : checks(own.getBundleContext())) {
            Bundle bundle = check.getBundle();
            URL entry = bundle == null ? null : bundle.getEntry(TEXTS);
            if (entry != null) {
                load(entry, all);
            }
        }
        return all;
    }

    private static ServiceReference<?>[] checks(BundleContext context) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(CHECK, null);
            return found == null ? new ServiceReference<?>[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("no filter was given, so none can be wrong", e);
        }
    }

    private static void load(URL entry, Properties all) {
        try (InputStream in = entry.openStream()) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            // A plugin with unreadable texts keeps its ids in place of titles.
            return;
        }
    }
}
