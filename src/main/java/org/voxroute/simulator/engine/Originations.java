/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.Variables;
import org.voxroute.simulator.xml.Dialplan.Action;

/** Calls that the switch begins itself: someone is dialled, and what then happens to the leg is said with the request. */
public final class Originations {

    /** As {@code originate} takes it: an extension or {@code &application(data)}. */
    public record Request(String dial, String then, String context, String name, String number) {}

    private final SwitchCore core;
    private final Signals signals;

    Originations(SwitchCore core) {
        this.core = core;
        this.signals = core.signals();
    }

    /** Dials; the reply is the API command's, when the leg has answered or failed. */
    public void originate(Request request, Consumer<String> reply) {
        DialString parsed = DialString.parse(request.dial());
        Map<String, String> variables = new LinkedHashMap<>(parsed.variables());
        if (!request.name().isEmpty()) {
            variables.putIfAbsent("origination_caller_id_name", request.name());
        }
        if (!request.number().isEmpty()) {
            variables.putIfAbsent("origination_caller_id_number", request.number());
        }
        DialString what = new DialString(variables, parsed.groups());
        Duration limit = Dialing.shorter(Duration.ofSeconds(60), variables.get("originate_timeout"));
        limit = Dialing.shorter(limit, variables.get("call_timeout"));
        boolean user = parsed.groups().stream()
                .flatMap(List::stream)
                .anyMatch(target -> target.url().startsWith("user/"));
        core.dialer().dial(new Dialer.Order(what, null, limit), new Dialer.Listener() {
            @Override
            public void answered(Leg leg) {
                begin(leg, request, user, reply);
            }

            @Override
            public void earlyMedia(Leg leg) {
                // The command waits for the answer all the same.
            }

            @Override
            public void failed(HangupCause cause, @Nullable Leg leg) {
                core.timer().soon(() -> reply.accept("-ERR " + cause + "\n"));
            }
        });
    }

    private void begin(Leg leg, Request request, boolean user, Consumer<String> reply) {
        if (user) {
            core.dialer().outbound().adopt(leg, null);
        }
        flip(leg);
        reply.accept("+OK " + leg.uuid() + "\n");
        core.timer().soon(() -> execute(leg, request));
    }

    /** Who was called is now the one who calls. */
    private void flip(Leg leg) {
        CallerProfile profile = leg.channel().profile();
        Variables v = leg.variables();
        String name = profile.get(ProfileField.CALLER_ID_NAME);
        String number = profile.get(ProfileField.CALLER_ID_NUMBER);
        leg.channel().ranDialplan(true);
        v.set("pre_transfer_caller_id_name", name).set("pre_transfer_caller_id_number", number);
        profile.set(ProfileField.CALLER_ID_NAME, profile.get(ProfileField.CALLEE_ID_NAME));
        profile.set(ProfileField.CALLER_ID_NUMBER, profile.get(ProfileField.CALLEE_ID_NUMBER));
        profile.set(ProfileField.CALLEE_ID_NAME, name).set(ProfileField.CALLEE_ID_NUMBER, number);
        v.set("channel_cid_flipped", "yes");
        signals.fire(leg, "CALL_UPDATE", Sites.FLIP, List.of(EventHeader.of("Direction", "RECV")), List.of());
    }

    private void execute(Leg leg, Request request) {
        if (!leg.channel().isUp()) {
            core.hangups().finish(leg);
            return;
        }
        String then = request.then();
        leg.variables().set("call_uuid", leg.variables().get("call_uuid", leg.uuid()));
        if (then.startsWith("&")) {
            int open = then.indexOf('(');
            String application = open < 0 ? then.substring(1) : then.substring(1, open);
            String data =
                    open < 0 ? "" : then.substring(open + 1, then.endsWith(")") ? then.length() - 1 : then.length());
            leg.channel().running(ChannelState.EXECUTE);
            core.runner().execute(leg, List.of(new Action(application, data)));
        } else {
            leg.channel().profile().set(ProfileField.DESTINATION, then).set(ProfileField.CONTEXT, request.context());
            leg.channel().profile().set(ProfileField.DIALPLAN, "XML");
            core.runner().route(leg);
        }
    }
}
