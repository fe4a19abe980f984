/**
 * Charset labels as mail really carries them, and the Windows code page numbers that MAPI uses instead of labels.
 *
 * A canonical name is what the decoders and encoders of this folder are keyed by: the name of the WHATWG Encoding
 * standard where it has one, otherwise the name that iconv-lite knows. A label that says nothing ("x-unknown",
 * "binary") has no canonical name, and neither has one that nobody knows; such text is guessed.
 */

/** Labels that neither TextDecoder nor iconv-lite knows, or that they take for something else than mail means. */
const aliases: Record<string, string> = {
  ascii: 'us-ascii',
  'ansi-x3.4-1968': 'us-ascii',
  'ansi-x3.4-1986': 'us-ascii',
  'iso-646.irv:1991': 'us-ascii',
  'iso646-us': 'us-ascii',
  us: 'us-ascii',
  ibm367: 'us-ascii',
  cp367: 'us-ascii',
  'us-askey': 'us-ascii',
  '646': 'us-ascii',
  utf8: 'utf-8',
  'uft-8': 'utf-8',
  'utf-8-mac': 'utf-8',
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  cp65001: 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  'unicode-2-0-utf-7': 'utf-7',
  utf7: 'utf-7',
  cp65000: 'utf-7',
  unicode: 'utf-16',
  'ucs-2': 'utf-16',
  'iso-10646-ucs-2': 'utf-16',
  unicodebig: 'utf-16be',
  unicodefffe: 'utf-16be',
  unicodelittle: 'utf-16le',
  'ucs-2le': 'utf-16le',
  'ucs-2be': 'utf-16be',
  'ucs-4': 'utf-32',
  'iso-10646-ucs-4': 'utf-32',
  cp932: 'shift_jis',
  'shift-jis': 'shift_jis',
  'x-sjis': 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  mskanji: 'shift_jis',
  eucjp: 'euc-jp',
  cp51932: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-2004': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
  ms949: 'euc-kr',
  'x-windows-949': 'euc-kr',
  'ks-c-5601': 'euc-kr',
  cp51949: 'euc-kr',
  johab: 'euc-kr',
  csiso2022kr: 'iso-2022-kr',
  cp50225: 'iso-2022-kr',
  cp936: 'gbk',
  ms936: 'gbk',
  gb2312: 'gbk',
  'euc-cn': 'gbk',
  'gb-2312': 'gbk',
  'x-euc-cn': 'gbk',
  'gb2312-80': 'gbk',
  hz: 'hz-gb-2312',
  cp52936: 'hz-gb-2312',
  cp54936: 'gb18030',
  'gb-18030': 'gb18030',
  cp950: 'big5',
  'x-x-big5': 'big5',
  big5hkscs: 'big5',
  'big5-eten': 'big5',
  'iso-2022-cn-ext': 'iso-2022-cn',
  latin1: 'iso-8859-1',
  latin0: 'iso-8859-15',
  latin9: 'iso-8859-15',
  'latin-1': 'iso-8859-1',
  'latin-9': 'iso-8859-15',
  cp819: 'iso-8859-1',
  baltic: 'iso-8859-4',
  'iso-8859-8-e': 'iso-8859-8',
  'iso-8859-6-i': 'iso-8859-6',
  'iso-8859-6-e': 'iso-8859-6',
  logical: 'iso-8859-8-i',
  visual: 'iso-8859-8',
  ansi: 'windows-1252',
  winlatin1: 'windows-1252',
  'ms-ansi': 'windows-1252',
  'x-ansi': 'windows-1252',
  'iso-8859-12': 'iso-8859-1',
  koi8: 'koi8-r',
  'koi8-ru': 'koi8-u',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  cp10000: 'macintosh',
  'mac-cyrillic': 'x-mac-cyrillic',
  cp10007: 'x-mac-cyrillic',
  cp20127: 'us-ascii',
  cp20866: 'koi8-r',
  cp21866: 'koi8-u',
  cp28591: 'iso-8859-1',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
}

/** Labels that say nothing about the bytes. */
const meaningless = new Set(
  'x-unknown unknown unknown-8bit x-unknown-8bit 8bit 7bit binary default none x-user-defined x-gbk-unknown invalid charset us-unknown text'.split(
    ' ',
  ),
)

/** The canonical form of a label, or undefined for one that says nothing. It need not exist. */
export function canonicalLabel(label: string): string | undefined {
  const plain = label
    .slice(0, 60)
    .trim()
    .replace(/^["']+|["']+$/g, '')
    // RFC 2231 5 lets a language follow the charset: "us-ascii*en".
    .replace(/\*.*$/, '')
    .toLowerCase()
    .replaceAll('_', '-')
  if (plain === '' || meaningless.has(plain)) return undefined
  const alias = aliases[plain]
  if (alias !== undefined) return alias
  const iso = /^(?:cs)?iso-?(8859-?\d{1,2})(?::\d{4})?(-[ie])?$/.exec(plain)
  if (iso) return `iso-8859-${iso[1]!.replace(/^8859-?/, '')}${iso[2] ?? ''}`
  const windows = /^(?:x-)?(?:cp-?|win-?|windows-?|x-cp|ms-?)(125\d)$/.exec(plain)
  if (windows) return `windows-${windows[1]}`
  const ibm = /^(?:ibm-?|cp-?|oem-?|dos-?|pc-?)?0*(\d{3})$/.exec(plain)
  if (ibm) return aliases[`cp${ibm[1]}`] ?? `cp${ibm[1]}`
  return plain
}

/**
 * Code pages by number: [MS-UCODEREF] 2.2.1 names them; PidTagInternetCodepage carries the number. The first label
 * of a line is the one that is written into mail.
 */
const codePages: readonly (readonly [number, string])[] = [
  [437, 'ibm437'],
  [708, 'iso-8859-6'],
  [720, 'cp720'],
  [737, 'cp737'],
  [775, 'ibm775'],
  [850, 'ibm850'],
  [852, 'ibm852'],
  [855, 'ibm855'],
  [857, 'ibm857'],
  [858, 'ibm00858'],
  [860, 'ibm860'],
  [861, 'ibm861'],
  [862, 'ibm862'],
  [863, 'ibm863'],
  [864, 'ibm864'],
  [865, 'ibm865'],
  [866, 'ibm866'],
  [869, 'ibm869'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gb2312'],
  [949, 'ks_c_5601-1987'],
  [950, 'big5'],
  [1200, 'utf-16le'],
  [1201, 'utf-16be'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1252, 'windows-1252'],
  [1253, 'windows-1253'],
  [1254, 'windows-1254'],
  [1255, 'windows-1255'],
  [1256, 'windows-1256'],
  [1257, 'windows-1257'],
  [1258, 'windows-1258'],
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [12000, 'utf-32le'],
  [12001, 'utf-32be'],
  [20127, 'us-ascii'],
  [20866, 'koi8-r'],
  [21866, 'koi8-u'],
  [28591, 'iso-8859-1'],
  [28592, 'iso-8859-2'],
  [28593, 'iso-8859-3'],
  [28594, 'iso-8859-4'],
  [28595, 'iso-8859-5'],
  [28596, 'iso-8859-6'],
  [28597, 'iso-8859-7'],
  [28598, 'iso-8859-8'],
  [28599, 'iso-8859-9'],
  [28603, 'iso-8859-13'],
  [28605, 'iso-8859-15'],
  [38598, 'iso-8859-8-i'],
  [50220, 'iso-2022-jp'],
  [50221, 'csISO2022JP'],
  [50222, 'iso-2022-jp'],
  [50225, 'iso-2022-kr'],
  [50227, 'iso-2022-cn'],
  [51932, 'euc-jp'],
  [51936, 'euc-cn'],
  [51949, 'euc-kr'],
  [52936, 'hz-gb-2312'],
  [54936, 'gb18030'],
  [65000, 'utf-7'],
  [65001, 'utf-8'],
]

const nameByNumber = new Map(codePages)
const numberByName = new Map<string, number>()
for (const [number, name] of codePages) {
  const key = canonicalLabel(name)
  if (key !== undefined && !numberByName.has(key)) numberByName.set(key, number)
}
// Two numbers share these names; the one that Exchange writes wins over the one that comes first.
numberByName.set('euc-kr', 949)
numberByName.set('iso-8859-6', 28596)
numberByName.set('iso-2022-jp', 50220)
numberByName.set('utf-16', 1200)

/** The charset label of a Windows code page number, for Content-Type. */
export function findCharsetOfCodePage(number: number): string | undefined {
  return nameByNumber.get(number)
}

/** The code page number of a charset label, for PidTagInternetCodepage. */
export function findCodePageOfCharset(label: string): number | undefined {
  const key = canonicalLabel(label)
  return key === undefined ? undefined : numberByName.get(key)
}
