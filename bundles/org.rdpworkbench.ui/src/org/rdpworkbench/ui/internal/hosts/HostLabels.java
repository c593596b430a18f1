// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.swt.graphics.Image;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.VerdictWords;

/** What the columns of the hosts view show. */
final class HostLabels {

    private HostLabels() {}

    /** The name with a sign for the last verdict. */
    static final class Name extends ColumnLabelProvider {

        private final ResourceManager images;

        Name(ResourceManager images) {
            this.images = images;
        }

        @Override
        public String getText(Object element) {
            return Plain.escape(((Host) element).name());
        }

        @Override
        public Image getImage(Object element) {
            return images.get(Icons.of(((Host) element).seen().map(Host.Seen::verdict)));
        }
    }

    /** The last verdict and its age. */
    static final class LastLook extends ColumnLabelProvider {

        @Override
        public String getText(Object element) {
            return ((Host) element).seen().map(seen -> VerdictWords.brief(seen.verdict()) + ", "
                    + age(Duration.between(seen.at(), Instant.now()))).orElse("never");
        }
    }

    /** The address and what the last look said. */
    static String tip(Host host) {
        return host.target() + host.seen().map(seen -> "\n" + VerdictWords.sentence(seen.verdict()))
                .orElse("\nNot looked at yet.");
    }

    /** How long ago, in the largest unit that tells. */
    static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
