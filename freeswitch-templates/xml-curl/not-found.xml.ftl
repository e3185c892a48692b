<#-- The switch goes on to its own files. -->
<document type="freeswitch/xml">
<section name="result">
<result status="not found"/>
</section>
</document>
