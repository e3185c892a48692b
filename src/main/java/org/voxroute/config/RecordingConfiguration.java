/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.admin.record.CallRecordings;
import org.voxroute.admin.record.CallRecords;
import org.voxroute.voice.recording.Recorder;
import org.voxroute.voice.recording.RecordingFiles;
import org.voxroute.voice.session.Handle;
import org.voxroute.voice.session.VoiceSessions;

/** Recordings of calls that talk. */
@Configuration(proxyBeanMethods = false)
class RecordingConfiguration {

    @Bean
    RecordingFiles recordingFiles(RecordingProperties properties, DataDirectory data) {
        var files = new RecordingFiles(data.path().resolve(properties.folder()));
        files.recover();
        return files;
    }

    @Bean(destroyMethod = "close")
    Recorder recorder(RecordingFiles files, VoiceSessions sessions) {
        return new Recorder(files, Clock.systemUTC(), sessions::find);
    }

    @Bean(destroyMethod = "close")
    Handle recorderListens(Recorder recorder, VoiceSessions sessions) {
        return sessions.listen(recorder);
    }

    @Bean
    CallRecordings callRecordings(CallRecords records, RecordingFiles files) {
        return new CallRecordings(
                records,
                name -> files.find(name)
                        .filter(RecordingFiles.Found::isFinished)
                        .map(RecordingFiles.Found::path));
    }

    @Bean
    RecordingUpkeep recordingUpkeep(RecordingFiles files, RecordingProperties properties) {
        return new RecordingUpkeep(files, properties.kept());
    }
}
