/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.voxroute.call.Cdr;

/**
 * What each recorded story comes to, written by hand after reading the recording: the record of each of its calls. Both formats of a
 * story were recorded of the same calls, so they come to the same.
 */
final class ExpectedStories {

    private static final String RECORDS = """
            20_inbound_answered_agent_hangs_up | e0e2ad01-aaa5-4ed2-8e37-beec65e93f1e | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:27:59.045708 | 02:28:00.385711 | 02:28:02.425715 | 3 | 2 | NORMAL_CLEARING | -
            20s_sipp_inbound | 4def102f-a695-406b-a771-40a6022d6fb0 | inbound | sipp | sipp | +19495431333 | 1020 | 03:14:36.505507 | 03:14:37.384955 | 03:14:39.425518 | 3 | 2 | NORMAL_CLEARING | -
            21_inbound_answered_caller_hangs_up | 15bafac6-9cfc-4c4a-a7bb-7f1a4a925fd3 | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:28:04.205746 | 02:28:05.526993 | 02:28:07.545730 | 3 | 2 | NORMAL_CLEARING | -
            22_inbound_agent_noanswer | 1983e511-e2c5-4ff4-8406-0b6cfefeb0a0 | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:28:09.345742 | - | 02:28:24.005753 | 15 | 0 | NO_ANSWER | -
            24_inbound_caller_cancel | 80097d82-8f84-488a-bf26-4ef4fc928281 | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:28:28.345716 | - | 02:28:29.885712 | 1 | 0 | ORIGINATOR_CANCEL | -
            25_inbound_agent_unregistered | f4333ee9-613f-491f-a369-6d10ee5b0c79 | inbound | +15551230000 | Test Caller | +19495431333 | - | 02:28:31.985733 | - | 02:28:31.985733 | 0 | 0 | NO_ANSWER | -
            26_inbound_no_such_did | 658a5eaa-7a77-4f1e-9877-1900f5e0aa6d | inbound | +15551230000 | Test Caller | +12223334444 | - | 02:28:33.825707 | - | 02:28:33.825707 | 0 | 0 | NORMAL_CLEARING | -
            27_inbound_name_utf8 | 57223ae8-b10b-475f-8375-e26c03f0f3cf | inbound | +15551230000 | Zoë Müller-Łukasz 日本 😀 | +19495431333 | 1020 | 02:28:35.645716 | 02:28:36.965708 | 02:28:38.985726 | 3 | 2 | NORMAL_CLEARING | -
            29b_inbound_anonymous | 32a3737e-2e3a-45f3-85bd-4f93c17605ae | inbound | anonymous | Anonymous | +19495431333 | 1020 | 02:31:38.925746 | 02:31:40.245730 | 02:31:42.285718 | 4 | 2 | NORMAL_CLEARING | -
            30b_c2c_ok_agent_hangs_up | 17c7ca4d-d366-44bf-92e2-3fcce22243c1 | outbound | 1020 | John Agent | +18005551234 | 1020 | 02:32:57.125734 | 02:32:59.565747 | 02:33:01.625731 | 4 | 2 | NORMAL_CLEARING | -
            32_c2c_agent_noanswer | 46958243-4036-40d4-8b1b-4791e717d552 | outbound | +19495431333 | My Company | 1020 | 1020 | 02:33:09.685841 | - | 02:34:09.005717 | 60 | 0 | NO_ANSWER | -
            33_c2c_agent_busy | 3634ae77-65c8-4dc2-9add-5b9ee16411b3 | outbound | +19495431333 | My Company | 1020 | 1020 | 02:34:10.845718 | - | 02:34:11.545714 | 1 | 0 | USER_BUSY | -
            34_c2c_agent_reject603 | 1fffb03f-99d0-4f16-a55d-08b32122e5b6 | outbound | +19495431333 | My Company | 1020 | 1020 | 02:34:13.365714 | - | 02:34:13.565714 | 0 | 0 | CALL_REJECTED | -
            35_c2c_dest_busy | b8158eac-86c3-4502-af95-946e00f01da6 | outbound | 1020 | John Agent | +18005550486 | 1020 | 02:34:15.425713 | - | 02:34:17.265724 | 2 | 0 | USER_BUSY | -
            37_c2c_dest_503 | 6ae21105-df08-4420-807a-e46e38c2b902 | outbound | 1020 | John Agent | +18005550503 | 1020 | 02:34:22.245710 | - | 02:34:23.585711 | 1 | 0 | NORMAL_TEMPORARY_FAILURE | -
            38_c2c_dest_183_early_media | 56140714-06f3-43c8-ac61-d6a1ae4fead0 | outbound | 1020 | John Agent | +18005550183 | 1020 | 02:34:25.405741 | 02:34:28.285708 | 02:34:28.805708 | 3 | 0 | NORMAL_CLEARING | -
            39_c2c_api_blocking | 21db0d51-904f-448d-bf4e-71ed8e12c8a8 | outbound | 1020 | John Agent | +18005551234 | 1020 | 02:34:30.585722 | 02:34:33.005708 | 02:34:35.045713 | 5 | 2 | NORMAL_CLEARING | -
            40_c2c_uuid_kill | e2826328-922a-46c7-b21f-8062bd4197aa | outbound | 1020 | John Agent | +18005551234 | 1020 | 02:34:36.847243 | 02:34:39.285741 | 02:34:41.325757 | 5 | 2 | NORMAL_CLEARING | -
            41_c2c_uuid_kill_ringing | 330e0d90-187b-4dea-9aa7-ef197f26c262 | outbound | +19495431333 | My Company | 1020 | 1020 | 02:34:43.105742 | - | 02:34:43.845710 | 0 | 0 | ORIGINATOR_CANCEL | -
            43_uuid_transfer_aleg | dfe2d9ad-d6d2-4703-89ff-4f21a5b19350 | outbound | 1020 | John Agent | +18005551234 | 1020 | 02:36:23.165729 | 02:36:25.605721 | 02:36:29.945707 | 6 | 4 | MANAGER_REQUEST | -
            45_inbound_transfer | fe5923c6-d124-4e9c-b5e7-f4018cb03b3b | inbound | +15551230000 | Test Caller | +19495431333 | 1021 | 02:36:41.405709 | 02:36:42.525787 | 02:36:47.645745 | 6 | 5 | NORMAL_CLEARING | -
            47_dtmf | 872bf807-445f-4365-a564-448d6e120349 | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:37:00.265753 | 02:37:01.405725 | 02:37:08.525710 | 8 | 7 | NORMAL_CLEARING | -
            49_park_uuid_bridge | 7f7dd808-4522-435d-9bc3-925ca6c8f20b | inbound | +15551230000 | Test Caller | 7100 | 1021 | 02:37:26.585797 | 02:37:26.585797 | 02:37:32.965711 | 6 | 6 | NORMAL_CLEARING | -
            50_broadcast_break_displace | f692623c-3454-4b76-bf1b-2ad5bf854b6b | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:37:35.805721 | 02:37:36.945736 | 02:37:46.365707 | 11 | 10 | NORMAL_CLEARING | -
            51_record | d525b664-228b-4d51-9e6d-4ca3aa166c93 | inbound | +15551230000 | Test Caller | +19495431333 | 1020 | 02:37:49.205719 | 02:37:50.325745 | 02:37:58.385730 | 9 | 8 | NORMAL_CLEARING | /opt/fs/rec_51_record.wav
            52_sendmsg | 72895a04-d5cb-43b0-8771-0d845fdc69a1 | inbound | +15551230000 | Test Caller | 7100 | - | 02:41:04.005745 | 02:41:04.025714 | 02:41:12.065771 | 8 | 8 | DESTINATION_OUT_OF_ORDER | -
            56_gateway_down_up | cd2eaaaf-3266-4331-a650-53e64c79f750 | outbound | +19495431333 | My Company | +18005551234 | 1020 | 02:39:52.045742 | - | 02:39:53.165734 | 1 | 0 | GATEWAY_DOWN | -
            56b_conference | 2d05ae90-9dbc-4555-a1d9-1c421044902f | outbound | 0000000000 | - | 1021 | 1021 | 03:14:27.504952 | 03:14:28.288048 | 03:14:32.904945 | 5 | 4 | NORMAL_CLEARING | -
            56b_conference | 8e1b4cae-f5d5-4cda-abd4-e6dd9c9675ac | outbound | 0000000000 | - | 1020 | 1020 | 03:14:27.504952 | 03:14:28.288048 | 03:14:32.904945 | 5 | 4 | NORMAL_CLEARING | -
            """;

    /** Nothing was dialled, or nothing was about a call. */
    private static final List<String> WITHOUT_CALLS = List.of(
            "30_c2c_exact_dollar_domain_fails", "42_c2c_agent_unregistered", "53_register", "58_bgapi_job_uuid");

    /** Calls that became a part of another. */
    static final Map<String, Map<String, String>> MERGED = Map.of(
            "49_park_uuid_bridge",
            Map.of("fae17256-304d-4837-8fe7-f5a26fe8bef8", "7f7dd808-4522-435d-9bc3-925ca6c8f20b"));

    private ExpectedStories() {}

    /** The names of all stories, without the format. */
    static List<String> stories() {
        return Stream.concat(RECORDS.lines().map(line -> line.split(" \\| ")[0]), WITHOUT_CALLS.stream())
                .distinct()
                .toList();
    }

    static List<String> recordings() {
        return stories().stream()
                .flatMap(story -> Stream.of(story + "_json", story + "_plain"))
                .toList();
    }

    static List<String> withCalls() {
        return recordings().stream()
                .filter(recording -> !of(recording).isEmpty())
                .toList();
    }

    /** The records of a recording's calls, a line each. */
    static List<String> of(String recording) {
        String story = story(recording);
        return RECORDS.lines()
                .filter(line -> line.startsWith(story + " | "))
                .map(line -> line.substring(story.length() + 3))
                .sorted()
                .toList();
    }

    static Map<String, String> merged(String recording) {
        return MERGED.getOrDefault(story(recording), Map.of());
    }

    private static String story(String recording) {
        return recording.substring(0, recording.lastIndexOf('_'));
    }

    /** A record in the same form. */
    static String line(Cdr cdr) {
        return line(
                cdr.callId(),
                cdr.direction() == null ? null : cdr.direction().label(),
                cdr.callerNumber(),
                cdr.callerName(),
                cdr.destination(),
                cdr.agentExtension(),
                cdr.start(),
                cdr.answer(),
                cdr.end(),
                cdr.duration(),
                cdr.billsec(),
                cdr.hangupCause(),
                cdr.recordingPath());
    }

    static String line(Object... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "-" : value instanceof Instant time ? clock(time) : value.toString())
                .collect(Collectors.joining(" | "));
    }

    /** The time of the day on which all were recorded. */
    private static String clock(Instant time) {
        String text = time.toString();
        return text.startsWith("2026-11-21T") ? text.substring(11, text.length() - 1) : text;
    }
}
