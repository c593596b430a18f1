// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.util.Optional;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * Where a file is that a repair puts aside: one of two paths on the same drive, as text; absent where it is at neither.
 * A host may make another file in its place meanwhile, as Windows makes a new key: that changes nothing here. When the
 * first one comes back, the one that was made lies beside it from then on: nothing is replaced, and nothing is deleted.
 */
record PutAside(Settings settings, Setting.Place place) {

    private static final String FORM = "aside:";
    /** More than anybody takes one repair back. */
    private static final int MOST = 100;

    /** Empty for the text of another setting. */
    static Optional<PutAside> parse(Settings settings, String text) {
        return text.startsWith(FORM) && Setting.parse("place:" + text.substring(FORM.length()))
                instanceof Setting.Place place ? Optional.of(new PutAside(settings, place)) : Optional.empty();
    }

    @Override
    public String toString() {
        return FORM + place.one() + "|" + place.other();
    }

    SettingValue get() throws SettingException, InterruptedException {
        if (there(place.other())) {
            return SettingValue.text(place.other());
        }
        return there(place.one()) ? SettingValue.text(place.one()) : SettingValue.ABSENT;
    }

    void may(SettingValue value) throws SettingException, InterruptedException {
        OpenSettings.taken(settings.may(place, value));
    }

    /** In two moves where both are there; what ends between them is seen as not put yet, and put by the next one. */
    void put(SettingValue value) throws SettingException, InterruptedException {
        if (value.equals(SettingValue.text(place.one())) && there(place.one()) && there(place.other())) {
            String beside = beside();
            OpenSettings.taken(settings.put(new Setting.Place(place.one(), beside), SettingValue.text(beside)));
        }
        if (!get().equals(value)) {
            OpenSettings.taken(settings.put(place, value));
        }
    }

    private String beside() throws SettingException, InterruptedException {
        for (int number = 1; number <= MOST; number++) {
            String path = place.one() + ".made-" + number;
            if (!there(path)) {
                return path;
            }
        }
        throw new SettingException("There are " + MOST + " files already that were made in the place of " + place.one()
                + ".");
    }

    /** Whoever may move a file may also see that it has permissions. */
    private boolean there(String path) throws SettingException, InterruptedException {
        return !OpenSettings.taken(settings.get(new Setting.Dacl(path))).equals(SettingValue.ABSENT);
    }
}
