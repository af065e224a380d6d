SELECT `j1_tier` AS k0, toFloat64(count()) AS v0
FROM `sites`
  GLOBAL ANY LEFT JOIN (SELECT r1 AS `parent_site_id`, `j1_tier` FROM (SELECT toNullable(`site_id`) AS r1, toNullable(`tier`) AS `j1_tier` FROM `sites`)) AS s1 USING `parent_site_id`
GROUP BY k0
HAVING count() > 0
