SELECT CAST(count(*) AS DOUBLE) AS n
FROM "sources" AS t0
