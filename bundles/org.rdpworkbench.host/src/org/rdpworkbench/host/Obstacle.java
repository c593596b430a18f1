// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import org.rdpworkbench.core.spi.Reason;

/** Why a host gave no answer. More may come: keep a default branch. */
public enum Obstacle {
    /** The account has no right to it. */
    NO_ACCESS("The host refuses this account. It takes a local administrator of the host."),
    /** A local account was refused what administrators may do. */
    REMOTE_UAC("The host refuses this local account: it is no administrator, or remote UAC takes an administrator's"
            + " rights away over the network. Use a domain account that is an administrator there."),
    /** The account that is signed in on this machine has no right to it. */
    NOT_ELEVATED("The account that is signed in has no right to it: it is no administrator, or this program was not"
            + " started with \"Run as administrator\"."),
    /** The account may not log on over the network. */
    LOCAL_ACCOUNTS_DENIED("The account may not log on over the network: the policy \"Deny access to this computer from"
            + " the network\" often names all local accounts. Use a domain account."),
    /** The host does not take the credential. */
    LOGON_FAILED("The host refuses the logon: wrong name or password, or the account is locked, disabled or expired."
            + " It was tried once and is not tried again."),
    /** The credential is known, and its secret could not be had. The host was not asked. */
    NO_SECRET("The password of this credential could not be had, so nobody has logged on."),
    /** The service that would answer does not run. */
    SERVICE_NOT_RUNNING("The service that would answer does not run on the host. For the registry that is"
            + " RemoteRegistry, which is disabled on clients of Windows."),
    /** The host is there and does not share the drive or the pipes. */
    NOT_SHARED("The host does not share this: its administrative shares are off (AutoShareServer or AutoShareWks), or"
            + " the drive is missing."),
    /** Nothing can be reached there, or the connection was lost. */
    CHANNEL_NOT_REACHABLE("The host cannot be reached this way: nothing answers on its port, a firewall is between,"
            + " or the connection was lost."),
    /** The host or this way in does not know that. */
    UNSUPPORTED("The host cannot be asked for this, or not this way."),
    /** The time for it was over. */
    TIMED_OUT("The host did not answer in time."),
    /** More than is taken from a host. */
    TOO_LARGE("The host has more of it than can be taken over."),
    /** What came cannot be read. */
    MALFORMED("The host answered something that cannot be read."),
    /** An error that says nothing to us. */
    OTHER("The host answered with an error that is not known here.");

    private final String sentence;

    Obstacle(String sentence) {
        this.sentence = sentence;
    }

    /** The reason that missing evidence has for it. */
    public Reason reason() {
        return switch (this) {
            case TIMED_OUT -> Reason.TIMED_OUT;
            case UNSUPPORTED, TOO_LARGE, MALFORMED -> Reason.UNSUPPORTED;
            case NO_ACCESS, REMOTE_UAC, NOT_ELEVATED, LOCAL_ACCOUNTS_DENIED, LOGON_FAILED, NO_SECRET,
                    SERVICE_NOT_RUNNING, NOT_SHARED, CHANNEL_NOT_REACHABLE, OTHER -> Reason.NO_ACCESS;
        };
    }

    /** For people, in English: what it means and what may help. */
    public String sentence() {
        return sentence;
    }
}
