update voice_agents
set provider = :provider, prompt = :prompt, greeting = :greeting, voice = :voice, language = :language,
    tools = cast(:tools as jsonb), max_duration_s = :max_duration_s, silence_s = :silence_s,
    silence_prompts = :silence_prompts, recording = :recording, consent = :consent, is_active = :is_active,
    updated_at = now()
where tenant_id = :tenant and id = :id
