/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.LocalSettings.Answers;
import org.voxroute.provider.local.dialogue.ChatClient;
import org.voxroute.provider.local.dialogue.Dialogue;
import org.voxroute.voice.cascade.Cascade;
import org.voxroute.voice.cascade.Workers;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceProvider;
import org.voxroute.voice.spi.VoiceRequest;

/** Talks with nothing but what is on this machine. Options: {@code answers} (dialogue, chat or route) and {@code dialogue}, the name of its file. */
public final class LocalProvider implements VoiceProvider, AutoCloseable {

    private static final String ANSWERS = "answers";
    private static final String DIALOGUE = "dialogue";
    private static final int IDLE_SECONDS = 30;

    private final LocalSettings settings;
    private final Workers workers;
    private final LocalEngines engines;
    private final Dialogues dialogues;
    private final LocalDetector detector;
    private final LocalTextToSpeech voice;
    private final ScheduledThreadPoolExecutor clock;
    private final @Nullable ChatClient chat;

    public LocalProvider(LocalSettings settings, Workers workers) {
        this.settings = settings;
        this.workers = workers;
        engines = new LocalEngines(settings);
        dialogues = new Dialogues(settings.dialogues());
        detector = new LocalDetector(engines::activity);
        voice = new LocalTextToSpeech(engines::voice);
        chat = settings.chat() == null ? null : new ChatClient(settings.chat());
        clock = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "local-patience");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public Set<String> options() {
        return Set.of(ANSWERS, DIALOGUE);
    }

    /** Makes in the background what takes a new hub some seconds once, so that its first caller doesn't wait for it. Loads nothing for good. */
    public void prepare() {
        try {
            engines.writeFiles(dialogues.find(settings.dialogue()).domain());
        } catch (ProviderError e) {
            throw new IllegalStateException(e.getMessage() + " (" + e.hint() + ")", e);
        }
    }

    @Override
    public VoiceAgent open(VoiceRequest call, AgentListener listener) throws ProviderError {
        Dialogues.Ready ready = dialogues.find(call.options().getOrDefault(DIALOGUE, settings.dialogue()));
        LanguageModel model = model(call, ready.dialogue());
        var recogniser = new LocalSpeechToText(engines.recognizer(ready.domain()), ready.domain());
        return new Cascade(detector, recogniser, model, voice, settings.turns(), workers).open(call, listener);
    }

    private LanguageModel model(VoiceRequest call, Dialogue dialogue) throws ProviderError {
        String word = call.options().get(ANSWERS);
        Answers answers;
        try {
            answers = word == null ? settings.answers() : Answers.of(word);
        } catch (IllegalArgumentException e) {
            throw new ProviderError(String.valueOf(e.getMessage()), false, "option.answers of the route", e);
        }
        return switch (answers) {
            case DIALOGUE -> new DialogueModel(dialogue);
            case ROUTE -> new RouteModel(settings.patience(), clock);
            case CHAT -> {
                if (chat == null) {
                    throw new ProviderError("No language model is configured", false, "set LLM_BASE_URL and LLM_MODEL");
                }
                yield new ChatModel(chat);
            }
        };
    }

    @Override
    public void close() {
        engines.close();
        clock.shutdownNow();
        if (chat != null) {
            chat.close();
        }
    }
}
