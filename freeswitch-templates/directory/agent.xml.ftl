<#-- An agent, as the file directory/default/<extension>.xml and as mod_xml_curl gets him.
     [=agent.…] is the hub's, escaped for XML; $${…} stays FreeSWITCH's. The change holds from the next deployment on;
     POST /api/provisioning/reconcile deploys all agents anew. <include> and </include> stand on lines of their own:
     FreeSWITCH drops the whole line. -->
<include>
  <user id="[=agent.extension]">
    <params>
      <param name="password" value="[=agent.password]"/>
      <param name="vm-password" value="[=agent.extension]"/>
    </params>
    <variables>
      <variable name="toll_allow" value="domestic,international,local"/>
      <variable name="accountcode" value="[=agent.extension]"/>
      <variable name="user_context" value="default"/>
      <variable name="effective_caller_id_name" value="[=agent.caller_id_name]"/>
      <variable name="effective_caller_id_number" value="[=agent.caller_id_number]"/>
      <variable name="outbound_caller_id_name" value="$${outbound_caller_name}"/>
      <variable name="outbound_caller_id_number" value="$${outbound_caller_id}"/>
      <variable name="callgroup" value="agents"/>
      <!-- WebRTC Support -->
      <variable name="media_webrtc" value="true"/>
      <variable name="rtp_secure_media" value="true"/>
      <variable name="rtp_secure_media_inbound" value="true"/>
      <variable name="rtp_secure_media_outbound" value="true"/>
      <variable name="sip_secure_media" value="true"/>
    </variables>
  </user>
</include>
