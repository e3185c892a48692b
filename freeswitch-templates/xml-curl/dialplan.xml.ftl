<#-- What mod_xml_curl is answered when a DID of the hub is called: the context around what dialplan/inbound-route.xml.ftl makes. -->
<document type="freeswitch/xml">
<section name="dialplan">
<context name="[=context]">
[=content?no_esc]</context>
</section>
</document>
