/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows something in JMX under a name of its own as long as the hub runs; of two hubs in one process, the one that started last. */
final class JmxRegistration implements AutoCloseable {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ObjectName name;

    JmxRegistration(Object shown, String name) throws JMException {
        this.name = new ObjectName(name);
        close();
        server.registerMBean(shown, this.name);
    }

    @Override
    public void close() throws JMException {
        if (server.isRegistered(name)) {
            server.unregisterMBean(name);
        }
    }
}
