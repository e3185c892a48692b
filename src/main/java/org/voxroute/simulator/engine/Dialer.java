/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.xml.Directory.User;

/** Dials: tries the targets of a dial string until one answers. */
public final class Dialer {

    /** Someone who waits for the outcome. Exactly one of {@link #answered} and {@link #failed} comes, last. */
    public interface Listener {
        default void ringing(Leg leg) {}

        default void earlyMedia(Leg leg) {}

        void answered(Leg leg);

        /** @param leg the leg that failed last, if there was one */
        void failed(HangupCause cause, @Nullable Leg leg);
    }

    /**
     * What to dial, for whom.
     *
     * @param originator the leg that is to be bridged; null if an API command dials
     * @param timeout for all alternatives together, each of them
     */
    public record Order(DialString what, @Nullable Leg originator, Duration timeout) {}

    /** A target resolved: the variables that its leg gets, the user it stands for, and the variables of the whole. */
    record Resolved(
            String url,
            Map<String, String> variables,
            @Nullable User user,
            Map<String, String> common) {}

    private final SwitchCore core;
    private final OutboundLegs outbound;

    Dialer(SwitchCore core) {
        this.core = core;
        this.outbound = new OutboundLegs(core);
    }

    OutboundLegs outbound() {
        return outbound;
    }

    Dialing dial(Order order, Listener listener) {
        Dialing dialing = new Dialing(core, this, order, listener);
        dialing.start();
        return dialing;
    }

    /** Turns {@code user/1020@domain} into where the user's phone is; other targets stay as they are. */
    Resolved resolve(DialString.Target target, Map<String, String> common, @Nullable Leg originator) {
        Map<String, String> variables = new LinkedHashMap<>(common);
        variables.putAll(target.variables());
        if (!target.url().startsWith("user/")) {
            return new Resolved(target.url(), variables, null, common);
        }
        String address = target.url().substring("user/".length());
        int at = address.indexOf('@');
        String id = at < 0 ? address : address.substring(0, at);
        String domain = at < 0 ? core.xml().domain() : address.substring(at + 1);
        core.bus().skip();
        User user = core.xml().directory().user(id, domain).orElse(null);
        if (user == null) {
            return new Resolved("error/" + HangupCause.SUBSCRIBER_ABSENT, variables, null, common);
        }
        if (originator != null) {
            originator.variables().set("dialed_user", id).set("dialed_domain", domain);
            Dialing.begin(originator);
        }
        Map<String, String> dialed = new LinkedHashMap<>();
        dialed.put("dialed_user", id);
        dialed.put("dialed_domain", domain);
        String template = user.params().getOrDefault("dial-string", "");
        DialString inner = DialString.parse(core.expansion().expand(template, dialed));
        variables.put("dialed_user", id);
        variables.put("dialed_domain", domain);
        Map<String, String> all = originator == null ? variables : new LinkedHashMap<>(dialed);
        if (originator != null) {
            all.putAll(variables);
        }
        all.putAll(inner.variables());
        DialString.Target first = inner.groups().get(0).get(0);
        all.putAll(first.variables());
        String url = first.url().isEmpty() ? "error/" + HangupCause.SUBSCRIBER_ABSENT : first.url();
        return new Resolved(url, all, user, common);
    }
}
