insert into voice_agents (id, name, provider, prompt, greeting, voice, language, tools, max_duration_s, silence_s,
                          silence_prompts, recording, consent, is_active, tenant_id)
values (:id, :name, :provider, :prompt, :greeting, :voice, :language, cast(:tools as jsonb), :max_duration_s, :silence_s,
        :silence_prompts, :recording, :consent, :is_active, :tenant)
on conflict (tenant_id, name) do nothing
