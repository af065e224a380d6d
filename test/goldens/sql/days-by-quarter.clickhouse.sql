-- p1 string "male"
SELECT materialize((intDiv(((100 * intDiv(((4 * (toInt64(`registered_on`) + toInt64(1460970719468)) + 3) AS k0_quarters), 146097) + intDiv(((4 * intDiv((k0_quarters % 146097), 4) + 3) AS k0_rest), 1461)) * 12 + intDiv((5 * intDiv((k0_rest % 1461), 4) + 2), 153) + 2), 3) - toInt64(16000000000))) AS k0, toFloat64(ifNull(uniqExact(toNullable(`team_id`)), 0)) AS v0, toFloat64(min(toNullable(toInt64(`registered_on`)))) AS v1, toFloat64(max(multiIf((NOT isNull(toInt64(`left_on`))), toNullable(toInt64(`registered_on`)), NULL))) AS v2
FROM `volunteers`
WHERE (NOT (ifNull(`gender` IN ({p1:String}), 0) OR isNull(`gender`)))
GROUP BY k0
HAVING (NOT isNull(k0)) AND count() > 0
