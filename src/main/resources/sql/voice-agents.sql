select v.id, v.name, v.provider, v.prompt, v.greeting, v.voice, v.language, v.tools::text as tools, v.max_duration_s,
       v.silence_s, v.silence_prompts, v.recording, v.consent, v.is_active, v.created_at, v.updated_at
from voice_agents v
where v.tenant_id = :tenant
