/** The code pages that RTF names by the character set of a font. [MSFT-RTF] "Font Table", \fcharset */
import { decodeText, findCharsetOfCodePage } from '../charset/index.ts'

const byCharset: Readonly<Record<number, number>> = {
  0: 1252,
  // Symbols: their numbers are those of glyphs; the bullet and its like mean the same in Western text.
  2: 1252,
  77: 10000,
  78: 10001,
  79: 10003,
  80: 10008,
  81: 10002,
  83: 10005,
  84: 10004,
  85: 10006,
  86: 10081,
  87: 10021,
  88: 10029,
  89: 10007,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
}

export function findCodePageOfFont(charset: number): number | undefined {
  return byCharset[charset]
}

export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  return decodeText(bytes, findCharsetOfCodePage(codePage) ?? 'windows-1252')
}
