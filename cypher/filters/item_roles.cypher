// Only tasks in which some unit has one of these roles. $roles: names of roles.
AND EXISTS {
  MATCH (item)<-[held:LEADS|SUPPORTS|IMPLEMENTS]-(:Unit)
  WHERE toLower(type(held)) IN $roles
}
