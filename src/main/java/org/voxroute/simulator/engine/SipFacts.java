/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import org.voxroute.simulator.model.Variables;

/** The variables that mod_sofia and the core's media code leave on a channel, in the order in which they do so. No SIP message is ever sent: these are the traces that one would have left. */
final class SipFacts {

    static final String PCMU = "CORE_PCM_MODULE.PCMU@8000h@20i@64000b";
    private static final String ALLOW = "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, REFER, NOTIFY, UPDATE";
    private static final String AGENT = "Voxroute-simulator";

    private final SipIdentity identity;
    private final String ip;

    SipFacts(SipIdentity identity, String ip) {
        this.identity = identity;
        this.ip = ip;
    }

    /** A call that comes in: what its INVITE says. */
    record Invite(String from, String name, String to, int callerPort, long at) {
        String display() {
            return name.isEmpty() ? "" : '"' + name + "\" ";
        }
    }

    void invited(Variables v, Invite invite, String channelName, String profile, int profilePort) {
        String from = invite.from();
        String to = invite.to();
        String host = ip + ":" + profilePort;
        String caller = ip + ":" + invite.callerPort();
        v.set("sip_from_user", from).set("sip_from_uri", from + '@' + ip).set("sip_from_host", ip);
        v.set("video_media_flow", "disabled")
                .set("audio_media_flow", "disabled")
                .set("text_media_flow", "disabled");
        v.set("channel_name", channelName);
        v.set("sip_call_id", identity.shortTag() + identity.shortTag() + '@' + ip);
        v.set("sip_local_network_addr", ip).set("sip_network_ip", ip).set("sip_network_port", invite.callerPort());
        v.set("sip_invite_stamp", invite.at());
        v.set("sip_received_ip", ip)
                .set("sip_received_port", invite.callerPort())
                .set("sip_via_protocol", "udp");
        v.set("sip_from_user_stripped", from.startsWith("+") ? from.substring(1) : from);
        v.set("sip_from_tag", identity.shortTag());
        v.set("sofia_profile_name", profile).set("sofia_profile_url", "sip:mod_sofia@" + host);
        v.set("recovery_profile_name", profile);
        v.set(
                "sip_full_via",
                "SIP/2.0/UDP " + caller + ";branch=z9hG4bK" + identity.shortTag() + ";rport=" + invite.callerPort());
        v.set("sip_from_display", invite.name());
        v.set("sip_full_from", invite.display() + "<sip:" + from + '@' + ip + ">;tag=" + v.get("sip_from_tag"));
        v.set("sip_full_to", "<sip:" + to + '@' + host + ">");
        v.set("sip_allow", ALLOW);
        v.set("sip_req_user", to).set("sip_req_port", profilePort);
        v.set("sip_req_uri", to + '@' + host).set("sip_req_host", ip);
        v.set("sip_to_user", to).set("sip_to_port", profilePort).set("sip_to_uri", to + '@' + host);
        v.set("sip_to_host", ip);
        contact(v, from.replace("+", ""), invite.callerPort());
        v.set("rtp_use_codec_string", "PCMU,PCMA");
        v.set("sip_user_agent", AGENT);
        v.set("sip_via_host", ip).set("sip_via_port", invite.callerPort()).set("sip_via_rport", invite.callerPort());
        v.set("max_forwards", 70);
        v.set("switch_r_sdp", remoteSdp(identity.mediaPort()));
        v.set("ep_codec_string", PCMU);
        v.set("endpoint_disposition", "DELAYED NEGOTIATION");
    }

    /** An INVITE goes out: the first half of its traces, before the variables of the dial string. */
    void created(Variables v, String profileName, String channelName, String url) {
        v.set("sip_local_network_addr", ip).set("sip_profile_name", profileName);
        v.set("video_media_flow", "disabled")
                .set("audio_media_flow", "disabled")
                .set("text_media_flow", "disabled");
        v.set("channel_name", channelName).set("sip_destination_url", url);
    }

    /** The second half, after them. */
    void sent(Variables v, Outgoing to, String codecs, String videoFlow) {
        v.set("rtp_use_codec_string", codecs);
        int port = identity.mediaPort();
        v.set("local_media_ip", ip).set("local_media_port", port).set("advertised_media_ip", ip);
        v.set("audio_media_flow", "sendrecv");
        if (!videoFlow.isEmpty()) {
            v.set("video_media_flow", videoFlow);
        }
        v.set("rtp_local_sdp_str", localSdp(port));
        v.set("sip_outgoing_contact_uri", to.contact());
        v.set("sip_req_uri", to.user() + '@' + to.host());
        v.set("sip_to_host", to.host()).set("sip_from_host", ip);
        v.set("sofia_profile_name", to.profile()).set("recovery_profile_name", to.profile());
        v.set("sofia_profile_url", "sip:mod_sofia@" + ip + ':' + to.profilePort());
    }

    /** Where an INVITE goes. */
    record Outgoing(
            String user, String host, int port, String profile, int profilePort, String contact, String agent) {}

    private static final List<String> IDENTITY = List.of(
            "sip_user_agent",
            "sip_allow",
            "sip_recover_contact",
            "sip_full_via",
            "sip_recover_via",
            "sip_from_display",
            "sip_full_from",
            "sip_full_to",
            "sip_from_user",
            "sip_from_uri",
            "sip_from_host",
            "sip_to_user",
            "sip_to_port",
            "sip_to_uri",
            "sip_to_host",
            "sip_contact_user",
            "sip_contact_port",
            "sip_contact_uri",
            "sip_contact_host",
            "sip_to_tag",
            "sip_from_tag",
            "sip_cseq",
            "sip_call_id");

    /** The far end's second answer says the same about it as the first. */
    void identifiedAgain(Variables v) {
        IDENTITY.forEach(name -> v.set(name, v.get(name)));
    }

    /** The far end's first answer that isn't a refusal says who it is. */
    void identified(Variables v, Outgoing to, String callerName, String callerNumber) {
        v.set("sip_user_agent", AGENT).set("sip_allow", ALLOW);
        v.set("sip_recover_contact", "<sip:" + to.agent() + '@' + to.host() + ">");
        String via = "SIP/2.0/UDP " + ip + ";rport;branch=z9hG4bK" + identity.tag();
        v.set("sip_full_via", via).set("sip_recover_via", via);
        v.set("sip_from_display", callerName);
        String fromTag = identity.tag();
        String toTag = identity.shortTag();
        String from = callerNumber + '@' + ip;
        v.set(
                "sip_full_from",
                (callerName.isEmpty() ? "" : '"' + callerName + "\" ") + "<sip:" + from + ">;tag=" + fromTag);
        v.set("sip_full_to", "<sip:" + to.user() + '@' + to.host() + ">;tag=" + toTag);
        v.set("sip_from_user", callerNumber).set("sip_from_uri", from).set("sip_from_host", ip);
        v.set("sip_to_user", to.user()).set("sip_to_port", to.port());
        v.set("sip_to_uri", to.user() + '@' + to.host()).set("sip_to_host", ip);
        contact(v, to.agent(), to.port());
        v.set("sip_to_tag", toTag).set("sip_from_tag", fromTag).set("sip_cseq", identity.cseq());
        v.set("sip_call_id", identity.uuid());
    }

    void replied(Variables v, Outgoing to) {
        v.set("sip_local_network_addr", ip);
        v.set("sip_reply_host", ip).set("sip_reply_port", to.port());
        v.set("sip_network_ip", ip).set("sip_network_port", to.port());
    }

    /** The far end refuses with this status. */
    void refused(Variables v, Outgoing to, int status, String phrase, int cause, boolean first) {
        if (first) {
            v.set("sip_call_id", identity.uuid());
        }
        replied(v, to);
        v.set("sip_hangup_disposition", "recv_refuse");
        failed(v, status, phrase);
        terminated(v, status, cause);
    }

    static void failed(Variables v, int status, String phrase) {
        v.set("sip_invite_failure_status", status).set("sip_invite_failure_phrase", phrase);
    }

    static void terminated(Variables v, int status, int cause) {
        v.set("sip_term_status", status).set("proto_specific_hangup_cause", "sip:" + status);
        v.set("sip_term_cause", cause);
    }

    /** The far end's SDP is here. */
    void remoteSdp(Variables v) {
        v.set("switch_r_sdp", remoteSdp(identity.mediaPort()));
    }

    /** The far end's SDP is here, and fits. */
    void remoteSdpArrived(Variables v) {
        remoteSdp(v);
        v.set("ep_codec_string", PCMU);
    }

    /** Media of both sides are settled. */
    void negotiated(Variables v, boolean flow) {
        v.set("rtp_use_codec_string", v.get("rtp_use_codec_string"));
        v.set("remote_video_media_flow", "inactive").set("remote_text_media_flow", "inactive");
        v.set("remote_audio_media_flow", "sendrecv");
        if (flow) {
            v.set("audio_media_flow", "sendrecv");
        }
        v.set("rtp_audio_recv_pt", 0).set("rtp_use_codec_name", "PCMU").set("rtp_use_codec_rate", 8000);
        v.set("rtp_use_codec_ptime", 20).set("rtp_use_codec_channels", 1);
        v.set("rtp_last_audio_codec_string", "PCMU@8000h@20i@1c");
        v.set("read_codec", "PCMU").set("original_read_codec", "PCMU");
        v.set("read_rate", 8000).set("original_read_rate", 8000);
        v.set("write_codec", "PCMU").set("write_rate", 8000).set("dtmf_type", "rfc2833");
        String port = v.get("local_media_port", Integer.toString(identity.mediaPort()));
        v.set("local_media_ip", ip).set("local_media_port", port).set("advertised_media_ip", ip);
        v.set("rtp_use_timer_name", "soft").set("rtp_use_pt", 0).set("rtp_use_ssrc", identity.ssrc());
        v.set("rtp_2833_send_payload", 101).set("rtp_2833_recv_payload", 101);
        v.set("remote_media_ip", ip).set("remote_media_port", identity.mediaPort());
    }

    /** The switch answers with its own SDP. */
    void answeredWithSdp(Variables v) {
        v.set("video_media_flow", "inactive").set("text_media_flow", "inactive").set("audio_media_flow", "sendrecv");
    }

    void localSdpSent(Variables v) {
        v.set("rtp_local_sdp_str", localSdp(Integer.parseInt(v.get("local_media_port", "20000"))));
    }

    /** The caller has acknowledged the switch's answer. */
    void acknowledged(Variables v) {
        String toTag = identity.tag();
        v.set("sip_to_tag", toTag).set("sip_from_tag", v.get("sip_from_tag")).set("sip_cseq", 1);
        v.set("sip_call_id", v.get("sip_call_id"));
        v.set("sip_full_via", "SIP/2.0/UDP " + ip + ";branch=z9hG4bK" + identity.shortTag());
        v.set("sip_from_display", v.get("sip_from_display")).set("sip_full_from", v.get("sip_full_from"));
        String to = v.get("sip_full_to", "");
        int tag = to.indexOf(";tag=");
        v.set("sip_full_to", (tag < 0 ? to : to.substring(0, tag)) + ";tag=" + toTag);
    }

    private void contact(Variables v, String user, int port) {
        v.set("sip_contact_user", user).set("sip_contact_port", port);
        v.set("sip_contact_uri", user + '@' + ip + ':' + port).set("sip_contact_host", ip);
    }

    String remoteSdp(int port) {
        return "v=0\r\no=- 1 1 IN IP4 " + ip + "\r\ns=-\r\nc=IN IP4 " + ip + "\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
                + "a=fmtp:101 0-16\r\na=ptime:20\r\n";
    }

    private String localSdp(int port) {
        return "v=0\r\no=FreeSWITCH 1 2 IN IP4 " + ip + "\r\ns=FreeSWITCH\r\nc=IN IP4 " + ip + "\r\nt=0 0\r\nm=audio "
                + port + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
                + "a=fmtp:101 0-15\r\na=silenceSupp:off - - - -\r\na=ptime:20\r\na=sendrecv\r\n";
    }
}
