SELECT t2."kind" AS k0, t3."kind" AS k1, CAST(coalesce(sum(CAST(t0."minutes" AS BIGINT)), 0) AS DOUBLE) AS v0
FROM "service_records" AS t0
  LEFT JOIN "volunteers" AS t1 ON t1."volunteer_id" = t0."volunteer_id"
  LEFT JOIN "teams" AS t2 ON t2."team_id" = t1."team_id"
  LEFT JOIN "activities" AS t3 ON t3."activity_id" = t0."activity_id"
GROUP BY k0, k1
