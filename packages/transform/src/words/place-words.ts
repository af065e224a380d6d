import type { FindingWords } from './finding-words.js';

/** Findings of places and coordinates in cells. */
export const placeWords: FindingWords = {
  address_prefix: {
    'it holds addresses: only the division that they begin with is read, the rest is never kept':
      '此列是地址：只读取开头的区划，其余一律不保留',
    'add a column 所属区县, if the places are to be sure': '如要地区准确，请加“所属区县”一列',
  },
  coordinates_exchanged: {
    'the longitude is a latitude of the place, and the latitude a longitude': '经度像是当地的纬度，纬度像是经度',
    'the latitude stands first; as no latitude goes beyond 90, the two were exchanged':
      '纬度写在前面；纬度不会超过 90，已对调',
    'exchange the two': '请对调',
    'write the longitude first: {lng}, {lat}': '请先写经度：{lng}, {lat}',
  },
  coordinates_half: {
    'the {which} of this place is missing or was set aside; half a point is none, so this half is set aside too':
      '此处缺少{which:which}或未收入；只有一半不成坐标，这一半也未收入',
    'correct the {which}, or leave both empty': '请更正{which:which}，或两格都留空',
  },
  coordinates_malformed: {
    'it cannot be read as degrees': '读不出度数',
    'it is beyond 180 degrees': '超过 180 度',
    'it is beyond 90 degrees': '超过 90 度',
    'write degrees with decimals: 123.174, 41.273': '请写带小数的度数：123.174, 41.273',
  },
  coordinates_placeholder: {
    'zero and zero is what a system writes when it knows no place': '两个 0 是系统在位置不详时填的值',
  },
  coordinates_projected: {
    'it is no angle; it looks like metres of a projected system': '不是度数，像是投影坐标的米数',
    'convert it to degrees at the source; the zone of the projection is not in the file':
      '请在来源处换算成度数；文件中没有投影带号',
  },
  coordinates_swapped: {
    'a longitude stands where the latitude belongs': '纬度的位置写了经度',
    'a latitude stands where the longitude belongs': '经度的位置写了纬度',
    'swap longitude and latitude': '请对调经度和纬度',
  },
  crs_undeclared: {
    'nothing says in which coordinate system the coordinates are': '没有说明坐标系',
    'add a column 坐标系, or give "crs" in the mapping file: wgs84, cgcs2000, gcj02 or bd09':
      '请加“坐标系”一列，或在对照文件中写 crs：wgs84、cgcs2000、gcj02 或 bd09',
  },
  place_ambiguous: {
    'several units bear this name': '有几个单位同名',
    'name the unit above it: {names}': '请写明上级单位：{names:list}',
  },
  place_container: {
    'it lies below the counties, and the register knows no units below them': '在县级以下，而区划库没有县级以下的单位',
    'add it to the divisions, if rows are to be told apart by it': '如要区分，请在区划表中补上',
    'it was placed in {place}, in which all rows of the file lie; the register knows no units below counties':
      '已归入{place:place}，文件的各行都在其中；区划库没有县级以下的单位',
    'it was placed in {place}, which contains it; the divisions of the files list no such unit':
      '已归入所属的{place:place}；文件的区划表中没有这个单位',
    'it was placed in {place}, which contains it; the register knows no units below counties':
      '已归入所属的{place:place}；区划库没有县级以下的单位',
    'it was placed in {place}, which contains it; {reason}': '已归入所属的{place:place}；{reason:reason}',
  },
  place_former: {
    'it is called {name} now': '现名{name:place}',
    'use the present name': '请用现名',
  },
  place_guessed: {
    'no heading names a place; that of the title, the sheet or the file was taken for all figures':
      '没有表头写明地区；所有数字都归入标题、表名或文件名中的地区',
    'nothing names a place; the unit that all files are within was taken for all figures':
      '没有写明地区；所有数字都归入所给的单位',
  },
  place_merged: {
    'it is now a part of {name}': '现已并入{name:place}',
    'check that the value stands for the whole unit': '请确认数值代表整个单位',
  },
  place_missing: {
    'the row names no place; its figures stand on no map': '该行没有写地区，其数字不能上图',
    'write the place, or 全市 where it is the whole city': '请写明地区；如是全市的数，请写“全市”',
    'none of the {count} figures has a place: they stand on no map': '{count} 个数字都没有地区，不能上图',
    'name the place in the title, or add a column 地区': '请在标题中写明地区，或加“地区”一列',
  },
  place_own_level: {
    'it is the whole of {name}': '指整个{name:place}',
    'it is the unit itself, {name}, and not one of its parts': '这是{name:place}本级，不是它的下级单位',
  },
  place_unknown: {
    'the register has no such unit': '区划库中没有这个单位',
    'it begins with no division that is known': '开头不是已知的区划',
    'name the county: before it (沈阳市铁西区启工街道), in a column of its own, or in the title':
      '请写明区县：写在前面（如“沈阳市铁西区启工街道”），或单列一列，或写在标题中',
    'use the official name or code': '请用正式名称或代码',
    'write the division before it: 沈阳市铁西区': '请在前面写上区划，如“沈阳市铁西区”',
  },
  region_from_title: {
    '{count} rows name no place, or one below the county; they are placed in {place}, which the title, the sheet or the file names':
      '有 {count} 行没有写地区，或只写了县级以下；已归入标题、表名或文件名中的{place:place}',
  },
  register_missing: {
    'a place needs the division register': '识别地区需要区划库',
    'a place name needs the division register': '识别地名需要区划库',
    'write the division before it: 沈阳市铁西区': '请在前面写上区划，如“沈阳市铁西区”',
    'give a register, or codes': '请提供区划库，或写区划代码',
  },
  title_place_unknown: {
    'no heading says the county of the rows; the title, the sheet or the file names a place, but the register knows no single unit of that name':
      '没有表头写明各行的区县；标题、表名或文件名写了地区，但区划库中没有唯一的同名单位',
    'no heading says the county of the rows; the title, the sheet or the file names a place, but no register is given':
      '没有表头写明各行的区县；标题、表名或文件名写了地区，但没有提供区划库',
    'add a column 所属区县, name the unit above it in the title, or give the unit in which all rows lie':
      '请加“所属区县”一列，或在标题中写明上级单位，或给出各行所在的单位',
    'give a register': '请提供区划库',
  },
};
