  and (cast(:like as text) is null or v.name ilike :like or v.provider ilike :like or v.greeting ilike :like)
  and (cast(:after as text) is null or v.name collate "C" > cast(:after as text) collate "C")
order by v.name collate "C"
limit :rows offset :offset
