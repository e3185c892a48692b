  and (cast(:like as text) is null
       or a.extension ilike :like or a.name ilike :like or a.email ilike :like
       or a.caller_id_name ilike :like or a.caller_id_number ilike :like)
  and (cast(:after as text) is null
       or (length(a.extension), a.extension) > (length(cast(:after as text)), cast(:after as text)))
order by length(a.extension), a.extension
limit :rows offset :offset
