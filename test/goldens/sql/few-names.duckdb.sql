-- p1 string "center"
-- p2 string "it's"
SELECT CASE WHEN t0."tier" IS NULL THEN 1 WHEN t0."tier" = $1 THEN 1 WHEN t0."tier" = $2 THEN 2 ELSE 0 END AS k0, CAST(count(*) AS DOUBLE) AS v0
FROM "sites" AS t0
GROUP BY k0
HAVING k0 <> 0
