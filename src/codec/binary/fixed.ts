/**
 * Layouts whose values always take the same number of bytes: numbers, booleans, GUIDs, GLOBCNT, names for numbers,
 * constants and padding.
 */
import { Code } from './code.ts'
import { guidText, isGuid, putGuid } from './guid.ts'
import { badBytes, badValue, type HiddenLayout, type Layout } from './layout.ts'
import { type Printer, showValue } from './print.ts'
import { type Reader, tooShort } from './reader.ts'
import type { Writer } from './writer.ts'

type Emit<T> = {
  read(code: Code, at: number, path: string): string
  write(code: Code, at: number, value: string, path: string): string
  show?: ((value: T) => string) | undefined
}

export class Fixed<T> implements Layout<T> {
  readonly kind: string
  readonly minSize: number
  readonly fixedSize: number
  readonly #emit: Emit<T>
  readonly show: (value: T) => string

  constructor(kind: string, size: number, emit: Emit<T>) {
    this.kind = kind
    this.minSize = size
    this.fixedSize = size
    this.#emit = emit
    this.show = emit.show ?? showValue
  }

  emitRead(code: Code, at: number, path: string): string {
    return this.#emit.read(code, at, path)
  }

  emitWrite(code: Code, at: number, value: string, path: string): string {
    return this.#emit.write(code, at, value, path)
  }

  read(reader: Reader): T {
    this.read = compileRead<T>(this)
    return this.read(reader)
  }

  write(writer: Writer, value: T): void {
    this.write = compileWrite<T>(this)
    this.write(writer, value)
  }

  print(printer: Printer, reader: Reader, label: string): T {
    const start = reader.pos
    const value = this.read(reader)
    printer.line(start, reader.pos, label, this.show(value))
    return value
  }
}

function compileRead<T>(layout: Fixed<T>): (reader: Reader) => T {
  const code = new Code()
  const expression = layout.emitRead(code, 0, '')
  const short = code.capture(tooShort)
  return code.build(`return function read(r) {
    const p = r.pos, b = r.bytes${code.usesView ? ', v = r.view' : ''}
    if (r.end - p < ${layout.fixedSize}) throw ${short}(${layout.fixedSize}, r.end - p, p)
    const x = ${expression}
    r.pos = p + ${layout.fixedSize}
    return x
  }`)
}

function compileWrite<T>(layout: Fixed<T>): (writer: Writer, value: T) => void {
  const code = new Code()
  const statements = layout.emitWrite(code, 0, 'x', '')
  return code.build(`return function write(w, x) {
    const p = w.reserve(${layout.fixedSize}), b = w.bytes${code.usesView ? ', v = w.view' : ''}
    ${statements}
  }`)
}

/** A number made of bytes by shifts; `valid` is the test that a value, @, passes. */
function integer(kind: string, size: number, read: (at: number) => string, valid: string, bigEndian = false) {
  return new Fixed<number>(kind, size, {
    read: (_code, at) => read(at),
    write(code, at, value, path) {
      let text = `if (!(${valid.replaceAll('@', value)})) ${code.capture(badValue)}(${value}, '${kind}', ${JSON.stringify(path)});`
      for (let i = 0; i < size; i++) {
        const shift = 8 * (bigEndian ? size - 1 - i : i)
        text += ` b[p + ${at + i}] = ${shift === 0 ? value : `${value} >>> ${shift}`};`
      }
      return text
    },
  })
}

const le = (at: number, size: number) =>
  Array.from({ length: size }, (_, i) => (i === 0 ? `b[p + ${at}]` : `b[p + ${at + i}] << ${8 * i}`)).join(' | ')
const be = (at: number, size: number) =>
  Array.from({ length: size }, (_, i) =>
    i === size - 1 ? `b[p + ${at + i}]` : `b[p + ${at + i}] << ${8 * (size - 1 - i)}`,
  ).join(' | ')

export const u8 = integer('u8', 1, (at) => `b[p + ${at}]`, '(@ & 0xff) === @')
export const i8 = integer('i8', 1, (at) => `(b[p + ${at}] << 24 >> 24)`, '(@ << 24 >> 24) === @')
export const u16 = integer('u16', 2, (at) => `(${le(at, 2)})`, '(@ & 0xffff) === @')
export const i16 = integer(
  'i16',
  2,
  (at) => `((${le(at, 2)}) << 16 >> 16)`,
  '(@ << 16 >> 16) === @ || (@ & 0xffff) === @',
)
export const u24 = integer('u24', 3, (at) => `(${le(at, 3)})`, '(@ & 0xffffff) === @')
export const u32 = integer('u32', 4, (at) => `((${le(at, 4)}) >>> 0)`, '(@ >>> 0) === @')
/** Accepts unsigned values too, as bit masks often are: 0x80000000 is written as -0x80000000. */
export const i32 = integer('i32', 4, (at) => `(${le(at, 4)})`, '(@ | 0) === @ || (@ >>> 0) === @')
export const u16be = integer('u16be', 2, (at) => `(${be(at, 2)})`, '(@ & 0xffff) === @', true)
export const u32be = integer('u32be', 4, (at) => `((${be(at, 4)}) >>> 0)`, '(@ >>> 0) === @', true)

/** A number or bigint that DataView reads. */
function viewed<T>(kind: string, size: number, method: string, type: 'number' | 'bigint', littleEndian = true) {
  return new Fixed<T>(kind, size, {
    read(code, at) {
      code.usesView = true
      return `v.get${method}(p + ${at}, ${littleEndian})`
    },
    write(code, at, value, path) {
      code.usesView = true
      return `if (typeof ${value} !== '${type}') ${code.capture(badValue)}(${value}, '${kind}', ${JSON.stringify(path)}); v.set${method}(p + ${at}, ${value}, ${littleEndian});`
    },
  })
}

/** Eight bytes as a bigint. Making a DataView of the input first would cost more than this copy. */
const eight = new DataView(new ArrayBuffer(8))
const eightBytes = new Uint8Array(eight.buffer)

export function readU64(bytes: Uint8Array, at: number): bigint {
  for (let i = 0; i < 8; i++) eightBytes[i] = bytes[at + i] as number
  return eight.getBigUint64(0, true)
}

export function readI64(bytes: Uint8Array, at: number): bigint {
  for (let i = 0; i < 8; i++) eightBytes[i] = bytes[at + i] as number
  return eight.getBigInt64(0, true)
}

function wide(kind: string, read: (bytes: Uint8Array, at: number) => bigint): Fixed<bigint> {
  return new Fixed<bigint>(kind, 8, {
    read: (code, at) => `${code.capture(read)}(b, p + ${at})`,
    write(code, at, value, path) {
      code.usesView = true
      return `if (typeof ${value} !== 'bigint') ${code.capture(badValue)}(${value}, '${kind}', ${JSON.stringify(path)}); v.setBigUint64(p + ${at}, ${value}, true);`
    },
  })
}

export const u64 = wide('u64', readU64)
export const i64 = wide('i64', readI64)
export const u64be = viewed<bigint>('u64be', 8, 'BigUint64', 'bigint', false)
export const f32 = viewed<number>('f32', 4, 'Float32', 'number')
export const f64 = viewed<number>('f64', 8, 'Float64', 'number')
/** 100 ns since 1601-01-01 UTC. */
export const filetime = wide('filetime', readU64)

/** A u64 as a JavaScript number: sizes and file offsets. More than 2^53 is an error. */
export const u53 = new Fixed<number>('u53', 8, {
  read: (code, at, path) =>
    `${code.capture(readU53)}(((${le(at, 4)}) >>> 0), ((${le(at + 4, 4)}) >>> 0), p + ${at}, ${JSON.stringify(path)})`,
  write(code, at, value, path) {
    code.usesView = true
    return `if (!Number.isSafeInteger(${value}) || ${value} < 0) ${code.capture(badValue)}(${value}, 'u53', ${JSON.stringify(path)}); v.setUint32(p + ${at}, ${value} >>> 0, true); v.setUint32(p + ${at + 4}, Math.floor(${value} / 0x100000000), true);`
  },
})

function readU53(low: number, high: number, offset: number, path: string): number {
  if (high > 0x1fffff) badBytes('number above 2^53', offset, path)
  return high * 0x100000000 + low
}

/** [MS-OXCDATA] 2.2.1: six bytes, the most significant first. */
export const globcnt = new Fixed<number>('globcnt', 6, {
  read: (_code, at) => `((${be(at, 2)}) * 0x100000000 + ((${be(at + 2, 4)}) >>> 0))`,
  write(code, at, value, path) {
    code.usesView = true
    return `if (!(${value} >= 0 && ${value} <= 0xffffffffffff && Number.isInteger(${value}))) ${code.capture(badValue)}(${value}, 'globcnt', ${JSON.stringify(path)}); v.setUint16(p + ${at}, Math.floor(${value} / 0x100000000), false); v.setUint32(p + ${at + 2}, ${value} >>> 0, false);`
  },
  show: (value) => `0x${value.toString(16)}`,
})

export const bool8 = new Fixed<boolean>('bool8', 1, {
  read: (_code, at) => `(b[p + ${at}] !== 0)`,
  write: (_code, at, value) => `b[p + ${at}] = ${value} ? 1 : 0;`,
})

/** PtypBoolean in FastTransfer, extended rules and NSPI. */
export const bool16 = new Fixed<boolean>('bool16', 2, {
  read: (_code, at) => `((${le(at, 2)}) !== 0)`,
  write: (_code, at, value) => `b[p + ${at}] = ${value} ? 1 : 0; b[p + ${at + 1}] = 0;`,
})

export const bool32 = new Fixed<boolean>('bool32', 4, {
  read: (_code, at) => `((${le(at, 4)}) !== 0)`,
  write: (_code, at, value) =>
    `b[p + ${at}] = ${value} ? 1 : 0; b[p + ${at + 1}] = 0; b[p + ${at + 2}] = 0; b[p + ${at + 3}] = 0;`,
})

/** Canonical lower-case text without braces. */
export const guid = new Fixed<string>('guid', 16, {
  read: (code, at) => `${code.capture(guidText)}(b, p + ${at})`,
  write: (code, at, value, path) =>
    `if (!${code.capture(isGuid)}(${value})) ${code.capture(badValue)}(${value}, 'guid', ${JSON.stringify(path)}); ${code.capture(putGuid)}(b, p + ${at}, ${value});`,
  show: (value) => value,
})

/** A number that stands for a name; other numbers are an error. */
export function named<const M extends Readonly<Record<string, number>>>(
  number: Fixed<number>,
  names: M,
): Fixed<keyof M & string> {
  const nameOf = new Map(Object.entries(names).map(([name, value]) => [value, name]))
  const find = (value: number, offset: number, path: string) =>
    nameOf.get(value) ?? badBytes(`${value} is not one of ${[...nameOf.values()].join(', ')}`, offset, path)
  return new Fixed<keyof M & string>(`named ${number.kind}`, number.fixedSize, {
    read: (code, at, path) =>
      `${code.capture(find)}(${number.emitRead(code, at, path)}, p + ${at}, ${JSON.stringify(path)})`,
    write(code, at, value, path) {
      const local = `n${at}`
      return `const ${local} = ${code.capture(names)}[${value}] ?? ${code.capture(badValue)}(${value}, 'names', ${JSON.stringify(path)}); ${number.emitWrite(code, at, local, path)}`
    },
    show: (value) => `${value} (0x${(names[value] as number).toString(16).padStart(2, '0')})`,
  })
}

/** A number whose bits have names; the value stays a number, bits without a name are kept. The names are for print. */
export function flags(number: Fixed<number>, names: Readonly<Record<string, number>>): Fixed<number> {
  return new Fixed<number>(`flags ${number.kind}`, number.fixedSize, {
    read: (code, at, path) => number.emitRead(code, at, path),
    write: (code, at, value, path) => number.emitWrite(code, at, value, path),
    show(value) {
      const set = Object.entries(names).filter(([, bits]) => bits !== 0 && (value & bits) >>> 0 === bits >>> 0)
      const known = set.reduce((all, [, bits]) => all | bits, 0)
      const unknown = (value & ~known) >>> 0
      const words = set.map(([name]) => name).concat(unknown === 0 ? [] : [`0x${unknown.toString(16)}`])
      return `0x${(value >>> 0).toString(16)}${words.length > 0 ? ` = ${words.join(' | ')}` : ''}`
    },
  })
}

/** The same number, shown in another way. */
export function shown<T>(layout: Fixed<T>, show: (value: T) => string): Fixed<T> {
  return new Fixed<T>(layout.kind, layout.fixedSize, {
    read: (code, at, path) => layout.emitRead(code, at, path),
    write: (code, at, value, path) => layout.emitWrite(code, at, value, path),
    show,
  })
}

/** A field that always has this value; anything else is an error. It does not appear in values. */
export function constant(number: Fixed<number>, value: number): HiddenLayout<number> {
  const check = (found: number, offset: number, path: string) =>
    found === value ? found : badBytes(`${found} where ${value} must stand`, offset, path)
  return hide(
    new Fixed<number>(`constant ${number.kind}`, number.fixedSize, {
      read: (code, at, path) =>
        `${code.capture(check)}(${number.emitRead(code, at, path)}, p + ${at}, ${JSON.stringify(path)})`,
      write: (code, at, _value, path) => `const c${at} = ${value}; ${number.emitWrite(code, at, `c${at}`, path)}`,
    }),
  )
}

/** Bytes that mean nothing: written as zeros (or `fill`), read without looking. */
export function reserved(size: number, fill = 0): HiddenLayout<undefined> {
  return hide(
    new Fixed<undefined>('reserved', size, {
      read: () => 'undefined',
      write: (_code, at) => `b.fill(${fill}, p + ${at}, p + ${at + size});`,
      show: () => '(reserved)',
    }),
  )
}

function hide<T>(layout: Fixed<T>): HiddenLayout<T> {
  return Object.assign(layout, { hidden: true as const })
}
