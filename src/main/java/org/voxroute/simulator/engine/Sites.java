/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import org.voxroute.simulator.event.CallSite;

/** Where the events of a FreeSWITCH 1.10.12 come from. */
public final class Sites {

    static final CallSite STATE = CallSite.of("switch_channel.c", "switch_channel_perform_set_running_state", 2408);
    static final CallSite CALLSTATE = CallSite.of("switch_channel.c", "switch_channel_perform_set_callstate", 301);
    static final CallSite CREATE = CallSite.of("switch_core_state_machine.c", "switch_core_session_run", 626);
    static final CallSite ORIGINATE = CallSite.of("switch_core_state_machine.c", "switch_core_session_run", 632);
    static final CallSite OUTGOING = CallSite.of("switch_core_session.c", "switch_core_session_outgoing_channel", 768);
    static final CallSite EXECUTE = CallSite.of("switch_core_session.c", "switch_core_session_exec", 2944);
    static final CallSite EXECUTE_COMPLETE = CallSite.of("switch_core_session.c", "switch_core_session_exec", 2967);
    static final CallSite PRESENCE = CallSite.of("switch_channel.c", "switch_channel_perform_presence", 805);
    static final CallSite PROGRESS =
            CallSite.of("switch_channel.c", "switch_channel_perform_mark_ring_ready_value", 3505);
    static final CallSite PROGRESS_MEDIA =
            CallSite.of("switch_channel.c", "switch_channel_perform_mark_pre_answered", 3560);
    static final CallSite ANSWER = CallSite.of("switch_channel.c", "switch_channel_perform_mark_answered", 3846);
    static final CallSite BRIDGE = CallSite.of("switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", 1689);
    static final CallSite UNBRIDGE = CallSite.of("switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", 1879);
    static final CallSite CALL_UPDATE = CallSite.of("mod_sofia.c", "sofia_receive_message", 2100);
    static final CallSite FLIP = CallSite.of("switch_channel.c", "switch_channel_flip_cid", 3277);
    static final CallSite HANGUP = CallSite.of("switch_channel.c", "switch_channel_perform_hangup", 3445);
    static final CallSite HANGUP_COMPLETE =
            CallSite.of("switch_core_state_machine.c", "switch_core_session_reporting_state", 943);
    static final CallSite DESTROY = CallSite.of("switch_core_session.c", "switch_core_session_perform_destroy", 1584);
    static final CallSite REAL_READ_CODEC =
            CallSite.of("switch_core_codec.c", "switch_core_session_set_real_read_codec", 168);
    static final CallSite READ_CODEC = CallSite.of("switch_core_codec.c", "switch_core_session_set_read_codec", 279);
    static final CallSite WRITE_CODEC = CallSite.of("switch_core_codec.c", "switch_core_session_set_write_codec", 450);
    static final CallSite PARK = CallSite.of("switch_ivr.c", "switch_ivr_park", 1002);
    static final CallSite UNPARK = CallSite.of("switch_ivr.c", "switch_ivr_park", 1213);
    static final CallSite DTMF = CallSite.of("switch_channel.c", "switch_channel_dequeue_dtmf", 677);
    static final CallSite PLAYBACK_START = CallSite.of("switch_ivr_play_say.c", "switch_ivr_play_file", 1646);
    static final CallSite PLAYBACK_STOP = CallSite.of("switch_ivr_play_say.c", "switch_ivr_play_file", 2020);
    static final CallSite RECORD_START = CallSite.of("switch_ivr_async.c", "record_callback", 1481);
    static final CallSite RECORD_STOP = CallSite.of("switch_ivr_async.c", "send_record_stop_event", 1240);
    static final CallSite BUG_START = CallSite.of("switch_core_media_bug.c", "switch_core_media_bug_add", 1014);
    static final CallSite BUG_STOP = CallSite.of("switch_core_media_bug.c", "switch_core_media_bug_destroy", 84);
    static final CallSite BROADCAST = CallSite.of("switch_ivr_async.c", "switch_ivr_broadcast", 5731);
    static final CallSite PRIVATE_COMMAND = CallSite.of("switch_ivr.c", "switch_ivr_parse_next_event", 804);
    static final CallSite UUID_BRIDGE_FIRST = CallSite.of("switch_ivr_bridge.c", "uuid_bridge_on_soft_execute", 1236);
    static final CallSite UUID_BRIDGE_SECOND = CallSite.of("switch_ivr_bridge.c", "uuid_bridge_on_soft_execute", 1243);
    static final CallSite HOLD = CallSite.of("switch_ivr.c", "switch_ivr_hold", 1558);
    static final CallSite UNHOLD = CallSite.of("switch_ivr.c", "switch_ivr_unhold", 1638);
    static final CallSite RECV_INFO = CallSite.of("sofia.c", "create_info_event", 9721);
    public static final CallSite API = CallSite.of("switch_loadable_module.c", "switch_api_execute", 2954);
    public static final CallSite JOB = CallSite.of("mod_event_socket.c", "api_exec", 1572);
    public static final CallSite RELOADXML = CallSite.of("switch_xml.c", "switch_xml_open_root", 2385);
    public static final CallSite SHUTDOWN = CallSite.of("switch_core.c", "switch_core_destroy", 3023);
    public static final CallSite HEARTBEAT = CallSite.of("switch_core.c", "send_heartbeat", 95);
    public static final CallSite RE_SCHEDULE = CallSite.of("switch_scheduler.c", "switch_scheduler_execute", 73);
    public static final CallSite SEND_EVENT = CallSite.of("mod_event_socket.c", "parse_command", 2285);

    private Sites() {}
}
