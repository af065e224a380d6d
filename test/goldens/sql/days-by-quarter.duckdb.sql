-- p1 string "male"
SELECT ((((100 * ((4 * (CAST(t0."registered_on" AS BIGINT) + CAST(1460970719468 AS BIGINT)) + 3) // 146097) + ((4 * (((4 * (CAST(t0."registered_on" AS BIGINT) + CAST(1460970719468 AS BIGINT)) + 3) % 146097) // 4) + 3) // 1461)) * 12 + ((5 * (((4 * (((4 * (CAST(t0."registered_on" AS BIGINT) + CAST(1460970719468 AS BIGINT)) + 3) % 146097) // 4) + 3) % 1461) // 4) + 2) // 153) + 2) // 3) - CAST(16000000000 AS BIGINT)) AS k0, CAST(count(DISTINCT t0."team_id") AS DOUBLE) AS v0, CAST(min(CAST(t0."registered_on" AS BIGINT)) AS DOUBLE) AS v1, CAST(max(CAST(t0."registered_on" AS BIGINT)) FILTER (WHERE (NOT (CAST(t0."left_on" AS BIGINT) IS NULL))) AS DOUBLE) AS v2
FROM "volunteers" AS t0
WHERE (NOT (coalesce(t0."gender" IN ($1), false) OR (t0."gender" IS NULL)))
GROUP BY k0
HAVING (NOT (k0 IS NULL))
