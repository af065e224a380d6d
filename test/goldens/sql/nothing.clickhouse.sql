SELECT toFloat64(count()) AS n
FROM `sources`
