<#-- A DID, as the file dialplan/public/inbound_<digits>.xml and as mod_xml_curl gets it.
     [=route.…] is the hub's, escaped for XML; $${…} stays FreeSWITCH's. route.digits is the DID without its plus sign.
     A call for a voice agent is answered and parked with the channel variables voxroute_voice_agent and
     voxroute_tenant: the hub knows who is to talk for whom, and starts its audio. -->
<include>
  <extension name="inbound_[=route.did_number]">
    <condition field="destination_number" expression="^(\+?[=route.digits])$">
      <action application="set" data="domain_name=$${domain}"/>
<#if route.voice_agent??>
      <action application="set" data="voxroute_tenant=[=route.tenant_id]"/>
      <action application="set" data="voxroute_voice_agent=[=route.voice_agent]"/>
      <action application="answer"/>
      <action application="park"/>
<#else>
      <action application="transfer" data="[=route.destination_extension] XML default"/>
</#if>
    </condition>
  </extension>
</include>
