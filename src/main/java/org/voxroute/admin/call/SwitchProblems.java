/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.EslException;

/**
 * What a caller of the API is told when the switch says no, or nothing; bean {@code switchProblems}. The switch's own
 * reason is always in {@code details.reason}. Thread-safe.
 */
public final class SwitchProblems {

    private static final String ERROR = "-ERR ";

    /** In a route's error handling: puts the error that the caller is told in the place of the one that happened. */
    public void explain(Exchange exchange) {
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        ApiException told = e == null ? null : toldOf(e);
        if (told != null) {
            exchange.setProperty(Exchange.EXCEPTION_CAUGHT, told);
        }
    }

    /** Null if it is neither a failure of the switch's nor told already. */
    static @Nullable ApiException toldOf(Throwable e) {
        ApiException known = ObjectHelper.getException(ApiException.class, e);
        if (known != null) {
            return known;
        }
        EslException esl = ObjectHelper.getException(EslException.class, e);
        return esl == null ? null : of(esl);
    }

    /** Whether the switch may have done what was asked, though no answer says so. */
    static boolean isOutcomeUnknown(Throwable e) {
        EslException esl = ObjectHelper.getException(EslException.class, e);
        return esl != null && esl.isOutcomeUnknown();
    }

    private static ApiException of(EslException e) {
        String outcome = e.isOutcomeUnknown() ? "unknown" : "not_done";
        return switch (e.kind()) {
            case CONNECTION_LOST -> away("FreeSWITCH is not connected", outcome);
            case TIMED_OUT -> away("FreeSWITCH does not answer", outcome);
            case DESYNC -> away("FreeSWITCH's answer was broken off", outcome);
            case INVALID -> ApiException.of(422, "unusable_value", words(e), Map.of());
            case DENIED -> ApiException.of(502, "switch_denied", "FreeSWITCH does not let the hub do this", Map.of());
            case REFUSED ->
                e.reply() == null
                        ? ApiException.of(503, "switch_busy", "Too many commands wait already", Map.of())
                        : refused(e.reply());
        };
    }

    private static ApiException away(String message, String outcome) {
        return ApiException.of(503, "switch_unavailable", message, Map.of("outcome", outcome));
    }

    private static String words(Exception e) {
        return e.getMessage() == null ? "A value can't be sent to the switch" : e.getMessage();
    }

    /** 422: the value is well-formed, but can't be used. */
    static ApiException unusable(String field, String problem) {
        return ApiException.of(422, "unusable_value", field + ": " + problem, Map.of(field, problem));
    }

    /** 409: it was a call, and is none any more. */
    static ApiException ended() {
        return ApiException.of(409, "call_ended", "The call has ended", Map.of());
    }

    /** @param reply a command's answer that begins with {@code -ERR} or {@code -USAGE} */
    static ApiException refused(String reply) {
        String reason =
                reply.startsWith(ERROR) ? reply.substring(ERROR.length()).strip() : reply.strip();
        Map<String, String> details = Map.of("reason", reason);
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "user_not_registered" ->
                ApiException.of(409, "agent_offline", "The agent's telephone is not registered", details);
            case "subscriber_absent" ->
                ApiException.of(404, "agent_not_found", "The switch knows no such extension", details);
            case "user_busy" -> ApiException.of(409, "agent_busy", "The agent's telephone is busy", details);
            case "call_rejected" -> ApiException.of(409, "agent_rejected", "The agent has declined", details);
            case "no_answer", "no_user_response", "allotted_timeout" ->
                ApiException.of(409, "agent_no_answer", "The agent has not answered", details);
            case "normal_temporary_failure", "recovery_on_timer_expire", "destination_out_of_order" ->
                ApiException.of(409, "agent_unreachable", "The agent's telephone can't be reached", details);
            case "originator_cancel", "no such channel!", "cannot locate session!", "invalid uuid" ->
                ApiException.of(409, "call_ended", "The call has ended", details);
            case "operation failed", "cannot record session!", "cannot stop record session!" ->
                ApiException.of(409, "not_possible", "The call is not in a state for this", details);
            case "gateway_down", "invalid_gateway", "network_out_of_order" ->
                ApiException.of(503, "gateway_down", "The gateway is down", details);
            default -> ApiException.of(502, "switch_refused", "FreeSWITCH has refused this", details);
        };
    }
}
