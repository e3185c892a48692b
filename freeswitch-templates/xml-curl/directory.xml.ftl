<#-- What mod_xml_curl is answered when it asks for a user: the domain around what directory/agent.xml.ftl makes.
     The domain's own parameters are those of freeswitch/conf/directory/default.xml. -->
<document type="freeswitch/xml">
<section name="directory">
<domain name="[=domain]">
<params>
<param name="dial-string" value="{^^:sip_invite_domain=${dialed_domain}:presence_id=${dialed_user}@${dialed_domain}}${sofia_contact(*/${dialed_user}@${dialed_domain})}"/>
</params>
<variables>
<variable name="record_stereo" value="true"/>
<variable name="default_gateway" value="telnyx"/>
</variables>
<groups>
<group name="default">
<users>
[=content?no_esc]</users>
</group>
</groups>
</domain>
</section>
</document>
