/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the switches hold of the hub's data: agents and inbound routes as XML. Renders them from the templates in {@code freeswitch-templates/},
 * deploys them as files, or serves them to mod_xml_curl. The database is the truth; a file is a projection that can be made again at any time.
 *
 * <p>May import: Camel, Spring, FreeMarker. Reaches the switch only through routes.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provisioning;
