-- p1 string "210000210001210002210003210004210005210006210007210008210009210010210011210012210013210014210015210016210017210018210019"
-- p2 string "210000210001210002210003210004210005210006210007210008210009210010210011210012210013210014210015210016210017210018210019"
SELECT CASE WHEN t0."region_code" IS NULL THEN 3 ELSE coalesce(w0_1.number, 0) END AS k0, CAST(count(*) AS DOUBLE) AS v0
FROM "sites" AS t0
  LEFT JOIN (SELECT unnest(string_split($1, '')) AS word, unnest(CAST(string_split('1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1', ',') AS INTEGER[])) AS number) AS w0_0 ON w0_0.word = t0."region_code"
  LEFT JOIN (SELECT unnest(string_split($2, '')) AS word, unnest(CAST(string_split('1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2,1,2', ',') AS INTEGER[])) AS number) AS w0_1 ON w0_1.word = t0."region_code"
WHERE (CASE WHEN t0."region_code" IS NULL THEN 0 ELSE coalesce(w0_0.number, 0) END = 1)
GROUP BY k0
HAVING k0 <> 0
