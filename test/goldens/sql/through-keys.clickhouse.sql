SELECT `j2_kind` AS k0, `j3_kind` AS k1, toFloat64(ifNull(sum(toNullable(toInt64(`minutes`))), 0)) AS v0
FROM (SELECT `volunteer_id`, `activity_id`, `minutes`, `j1_team_id`, `j2_kind` FROM `service_records`
  GLOBAL ANY LEFT JOIN (SELECT r1 AS `volunteer_id`, `j1_team_id`, `j2_kind` FROM (SELECT r1, `j1_team_id`, `j2_kind` FROM (SELECT toNullable(`volunteer_id`) AS r1, toNullable(`team_id`) AS `j1_team_id` FROM `volunteers`) AS b1
  GLOBAL ANY LEFT JOIN (SELECT r2 AS `j1_team_id`, `j2_kind` FROM (SELECT toNullable(`team_id`) AS r2, toNullable(`kind`) AS `j2_kind` FROM `teams`)) AS s2 USING `j1_team_id`)) AS s1 USING `volunteer_id`) AS l3
  GLOBAL ANY LEFT JOIN (SELECT r3 AS `activity_id`, `j3_kind` FROM (SELECT toNullable(`activity_id`) AS r3, toNullable(`kind`) AS `j3_kind` FROM `activities`)) AS s3 USING `activity_id`
GROUP BY k0, k1
HAVING count() > 0
