-- p1 strings ["center","it's"]
SELECT materialize(multiIf(isNull(`tier`), 1, transform(assumeNotNull(`tier`), {p1:Array(String)}, [1, 2], 0))) AS k0, toFloat64(count()) AS v0
FROM `sites`
GROUP BY k0
HAVING k0 <> 0 AND count() > 0
