-- Only tasks in which some unit has one of these roles. :roles: names of roles.
AND EXISTS (
  SELECT 1 FROM edge AS duty
  WHERE duty.document = item.document AND duty.item = item.serial
    AND instr(:roles, duty.relation)
)
