/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /freeswitch/xml}: what mod_xml_curl asks. Hands it to the route {@code freeswitch-xml}; is there only where a
 * password for it is configured.
 */
@RestController
public final class SwitchXmlController {

    public static final String PATH = "/freeswitch/xml";

    private static final Logger LOG = LoggerFactory.getLogger(SwitchXmlController.class);
    private static final MediaType XML = MediaType.parseMediaType("text/xml;charset=UTF-8");

    private final ProducerTemplate camel;

    public SwitchXmlController(ProducerTemplate camel) {
        this.camel = camel;
    }

    /** 503 if it can't be answered: the switch looks into its own files then, as it does for "not found". */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> answer(@RequestParam Map<String, String> form) {
        try {
            String xml = camel.requestBody("direct:freeswitch-xml", form, String.class);
            return ResponseEntity.ok().contentType(XML).body(xml);
        } catch (CamelExecutionException e) {
            String why = e.getCause() instanceof FileProblem problem ? problem.reason() : String.valueOf(e.getCause());
            LOG.warn("A question of mod_xml_curl ({}) was not answered: {}", form.get("section"), why);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }
}
