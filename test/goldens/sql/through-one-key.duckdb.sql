SELECT t1."tier" AS k0, CAST(count(*) AS DOUBLE) AS v0
FROM "sites" AS t0
  LEFT JOIN "sites" AS t1 ON t1."site_id" = t0."parent_site_id"
GROUP BY k0
