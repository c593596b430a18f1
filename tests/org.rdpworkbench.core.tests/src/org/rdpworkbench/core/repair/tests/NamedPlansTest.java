// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.repair.NamedPlans;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

class NamedPlansTest {

    private static final RepairPlan PERMISSIONS = plan("privatekey.unusable", "permissions");
    private static final RepairPlan NEW_KEY = plan("privatekey.unusable", "new-key");
    private static final RepairPlan RENEW = plan("certificate.expired", "renew");
    private static final NamedPlans PLANS = new NamedPlans(List.of(PERMISSIONS, NEW_KEY, RENEW));

    private static RepairPlan plan(String cause, String name) {
        return new RepairPlan(Target.of("192.0.2.7", 3389), new WayIn("smb", Optional.of("admin")), "guid/SRV1", cause,
                cause + ".fix-" + name, "Mends it.", FixPlan.Security.SAME, "",
                List.of(new Step("key:HKLM\\A", SettingValue.ABSENT, SettingValue.dword(1))));
    }

    @Test
    void theBestIsTakenUnlessTold() {
        assertEquals(Optional.of(PERMISSIONS), PLANS.find(null));
        assertEquals("privatekey.unusable.fix-new-key, certificate.expired", PLANS.but(PERMISSIONS));
    }

    @Test
    void aCauseMeansItsFirstPlan() {
        assertEquals(Optional.of(PERMISSIONS), PLANS.find("privatekey.unusable"));
        assertEquals(Optional.of(RENEW), PLANS.find("certificate.expired"));
    }

    @Test
    void othersHaveTheirOwnName() {
        assertEquals(Optional.of(NEW_KEY), PLANS.find("privatekey.unusable.fix-new-key"));
        assertEquals(Optional.of(PERMISSIONS), PLANS.find("privatekey.unusable.fix-permissions"));
        assertEquals("privatekey.unusable, certificate.expired", PLANS.but(NEW_KEY));
    }

    @Test
    void whatIsNotThereIsNotTaken() {
        assertEquals(Optional.empty(), PLANS.find("clock.skewed"));
        assertEquals("privatekey.unusable, privatekey.unusable.fix-new-key, certificate.expired", PLANS.names());
    }
}
