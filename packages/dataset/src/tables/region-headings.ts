/** Headings under which exports say where something is: by code, or by the name of a division. */
export const REGION_HEADINGS: readonly string[] = [
  ...'行政区划代码 adcode areaCode regionId 行政区划 区划 所属区划 所在区划 区划名称 地区 所属地区 所在地区 地区名称'.split(
    ' ',
  ),
  ...'区域 所属区域 所在区域 区域名称 行政区 所属行政区 所在行政区 地市 所属地市 所属市 所在市 城市 所属城市'.split(
    ' ',
  ),
  ...'区县 所属区县 所在区县 县区 所属县区 所在县区 县市区 所属县市区 县(市、区) 县(市区) 区(县)'.split(' '),
  ...'街道 所属街道 所在街道 乡镇 所属乡镇 所在乡镇 镇街 所属镇街 乡镇街道 所属乡镇街道 乡镇(街道) 镇(街道) 街道(乡镇)'.split(
    ' ',
  ),
  ...'所在区 所属区 所在县 所属县 市州 所在市州 所属市州 地市州 所在街镇 所属街镇 街镇 街道/乡镇 乡镇/街道 所在乡镇街道 所属村社区'.split(
    ' ',
  ),
  ...'所在街道/乡镇 所属街道/乡镇 所在乡镇/街道 所属乡镇/街道 所在村 所属村 所在社区 所属社区 所在村(社区) 所属村(社区)'.split(
    ' ',
  ),
  ...'region area district county city regionName areaName districtName countyName cityName'.split(' '),
];
