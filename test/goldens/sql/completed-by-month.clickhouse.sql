-- p1 string "order"
SELECT materialize((((100 * intDiv(((4 * ((intDiv(((toInt64(`first_placed_at`) AS k0_moment) + toInt64(28800000) + toInt64(8640000000000000)), 86400000) - toInt64(100000000)) + toInt64(1460970719468)) + 3) AS k0_quarters), 146097) + intDiv(((4 * intDiv((k0_quarters % 146097), 4) + 3) AS k0_rest), 1461)) * 12 + intDiv((5 * intDiv((k0_rest % 1461), 4) + 2), 153) + 2) - toInt64(48000000000))) AS k0, toFloat64(countIf((NOT isNull(toInt64(`first_completed_at`))))) AS v0, toFloat64(count()) AS v1
FROM `cases`
WHERE ((ifNull(`lifecycle` IN ({p1:String}), 0)) AND ifNull(toInt64(`first_placed_at`) < toInt64(1577808000000), 0))
GROUP BY k0
HAVING (NOT isNull(k0)) AND count() > 0
