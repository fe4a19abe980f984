/**
 * A structure: named fields in the order of the specification.
 *
 * The declaration is compiled when it is first used. Neighbouring fields of fixed size share one length check and
 * are read by one expression each; other fields call their layout. For struct({ a: u8, b: u16, rows: … }):
 *
 *   if (r.end - p < 3) short(…)
 *   const x0 = b[p + 0], x1 = (b[p + 1] | b[p + 2] << 8); p += 3
 *   at = 'rows'; r.pos = p; const x2 = k1.read(r); p = r.pos
 *   return { a: x0, b: x1, rows: x2 }
 */
import { Code } from './code.ts'
import type { Fixed } from './fixed.ts'
import type { HiddenLayout, Layout, TypeOf } from './layout.ts'
import { LayoutError, within } from './layout-error.ts'
import type { Printer } from './print.ts'
import { type Reader, tooShort } from './reader.ts'
import type { Writer } from './writer.ts'

export type Shape = Readonly<Record<string, Layout<any>>>

type Visible<S extends Shape> = {
  [K in keyof S as S[K] extends { readonly hidden: true }
    ? never
    : S[K] extends { readonly optional: true }
      ? never
      : K]: TypeOf<S[K]>
}
type Maybe<S extends Shape> = {
  [K in keyof S as S[K] extends { readonly optional: true } ? K : never]?: TypeOf<S[K]>
}
type Simplify<T> = { [K in keyof T]: T[K] }
export type StructOf<S extends Shape> = Simplify<Visible<S> & Maybe<S>>

type Field = { name: string; layout: Layout<any> }
/** Neighbours of fixed size, or one field that is not. */
type Run = { fields: Field[]; size: number | undefined }

export class Struct<T> implements Layout<T> {
  readonly kind = 'struct'
  readonly fields: readonly Field[]
  readonly minSize: number
  readonly fixedSize: number | undefined
  /** A constant key of every value: the discriminator of a choice. */
  readonly #tag: { key: string; value: string } | undefined

  constructor(shape: Shape, tag?: { key: string; value: string }) {
    this.fields = Object.entries(shape).map(([name, layout]) => ({ name, layout }))
    this.minSize = this.fields.reduce((size, { layout }) => size + layout.minSize, 0)
    const allFixed = this.fields.every(({ layout }) => isFixed(layout))
    this.fixedSize = allFixed ? this.minSize : undefined
    this.#tag = tag
  }

  /** Of a variant: its name. */
  get name(): string {
    return this.#tag?.value ?? ''
  }

  read(reader: Reader): T {
    this.read = this.#compileRead()
    return this.read(reader)
  }

  write(writer: Writer, value: T): void {
    this.write = this.#compileWrite()
    this.write(writer, value)
  }

  emitRead(code: Code, at: number, path: string): string {
    let offset = at
    const parts: string[] = this.#tagText()
    const checks: string[] = []
    for (const { name, layout } of this.fields) {
      const expression = layout.emitRead?.(code, offset, join(path, name)) as string
      // A hidden field is still read: a constant must be checked.
      if (layout.hidden) checks.push(expression)
      else parts.push(`${JSON.stringify(name)}: ${expression}`)
      offset += layout.minSize
    }
    return `(${[...checks, `{ ${parts.join(', ')} }`].join(', ')})`
  }

  emitWrite(code: Code, at: number, value: string, path: string): string {
    let offset = at
    let text = ''
    for (const [index, { name, layout }] of this.fields.entries()) {
      const local = `${value}_${index}`
      if (!layout.hidden) text += `const ${local} = ${value}[${JSON.stringify(name)}]; `
      text += `${layout.emitWrite?.(code, offset, local, join(path, name))} `
      offset += layout.minSize
    }
    return `{ ${text}}`
  }

  print(printer: Printer, reader: Reader, label: string): T {
    return printer.group(reader.pos, label, '', () => {
      const self: Record<string, unknown> = this.#tag ? { [this.#tag.key]: this.#tag.value } : {}
      const value = { ...self }
      for (const { name, layout } of this.fields) {
        try {
          self[name] = layout.print(printer, reader, name, self)
        } catch (error) {
          throw within(error, name)
        }
        if (!layout.hidden) value[name] = self[name]
      }
      return value as T
    })
  }

  #compileRead(): (reader: Reader) => T {
    const code = new Code()
    const known: string[] = this.#tagText()
    const result: string[] = this.#tagText()
    let body = ''
    let variable = false
    let index = 0
    for (const run of this.#runs()) {
      if (run.size !== undefined) {
        const sizes = run.fields.map(({ name, layout }) => [name, layout.minSize] as const)
        body += `if (r.end - p < ${run.size}) ${code.capture(shortRun)}(${code.capture(sizes)}, p, r.end);\n`
        let offset = 0
        for (const { name, layout } of run.fields) {
          body += `const x${index} = ${layout.emitRead?.(code, offset, name)};\n`
          offset += layout.minSize
          note(name, layout)
        }
        body += `p += ${run.size};\n`
      } else {
        const [{ name, layout }] = run.fields as [Field]
        const self = layout.needsSelf ? `, { ${known.join(', ')} }` : ''
        body += `at = ${JSON.stringify(name)}; r.pos = p; const x${index} = ${code.capture(layout)}.read(r${self}); p = r.pos; at = '';\n`
        variable = true
        note(name, layout)
      }
    }
    body += `r.pos = p; return { ${result.join(', ')} }`
    const start = `let p = r.pos; const b = r.bytes${code.usesView ? ', v = r.view' : ''};`
    return code.build(
      variable
        ? `return function read(r) { ${start} let at = ''; try { ${body} } catch (e) { throw ${code.capture(within)}(e, at) } }`
        : `return function read(r) { ${start} ${body} }`,
    )

    function note(name: string, layout: Layout<unknown>) {
      const part = `${JSON.stringify(name)}: x${index++}`
      known.push(part)
      if (!layout.hidden) result.push(part)
    }
  }

  #compileWrite(): (writer: Writer, value: T) => void {
    const code = new Code()
    let body = ''
    let variable = false
    let index = 0
    for (const run of this.#runs()) {
      if (run.size !== undefined) {
        let text = ''
        let offset = 0
        for (const { name, layout } of run.fields) {
          const local = `x${index++}`
          const value = valueText(layout, name)
          if (value !== undefined) text += `const ${local} = ${value};\n`
          text += `${layout.emitWrite?.(code, offset, local, name)}\n`
          offset += layout.minSize
        }
        body += `{ const p = w.reserve(${run.size}), b = w.bytes, v = ${code.usesView ? 'w.view' : '0'};\n${text}}\n`
      } else {
        const [{ name, layout }] = run.fields as [Field]
        const self = layout.needsSelf ? ', o' : ''
        body += `at = ${JSON.stringify(name)}; ${code.capture(layout)}.write(w, o[${JSON.stringify(name)}]${self}); at = '';\n`
        variable = true
      }
    }
    return code.build(
      variable
        ? `return function write(w, o) { let at = ''; try { ${body} } catch (e) { throw ${code.capture(within)}(e, at) } }`
        : `return function write(w, o) { ${body} }`,
    )
  }

  #runs(): Run[] {
    const runs: Run[] = []
    for (const one of this.fields) {
      const last = runs.at(-1)
      if (!isFixed(one.layout)) runs.push({ fields: [one], size: undefined })
      else if (last?.size !== undefined) {
        last.fields.push(one)
        last.size += one.layout.minSize
      } else runs.push({ fields: [one], size: one.layout.minSize })
    }
    return runs
  }

  #tagText(): string[] {
    return this.#tag ? [`${JSON.stringify(this.#tag.key)}: ${JSON.stringify(this.#tag.value)}`] : []
  }
}

export function struct<const S extends Shape>(shape: S): Layout<StructOf<S>> {
  return new Struct<StructOf<S>>(shape)
}

/** The length (elements, bytes) of another field of the structure; that field is declared with `field(name)`. */
export function lengthOf(target: string, number: Fixed<number>): HiddenLayout<number> {
  return Object.assign(Object.create(number) as Fixed<number>, {
    hidden: true as const,
    lengthOf: target,
    // A compiled function of the number's own would bind to it; these go to it directly.
    read: (reader: Reader) => number.read(reader),
    write: (writer: Writer, value: number) => number.write(writer, value),
    emitRead: (code: Code, at: number, path: string) => number.emitRead(code, at, path),
    emitWrite: (code: Code, at: number, value: string, path: string) => number.emitWrite(code, at, value, path),
    print: (printer: Printer, reader: Reader, label: string) => number.print(printer, reader, label),
  })
}

function valueText(layout: Layout<unknown>, name: string): string | undefined {
  const target = (layout as { lengthOf?: string }).lengthOf
  if (target !== undefined) return `o[${JSON.stringify(target)}].length`
  return layout.hidden ? undefined : `o[${JSON.stringify(name)}]`
}

function isFixed(layout: Layout<unknown>): boolean {
  return layout.fixedSize !== undefined && layout.emitRead !== undefined && !layout.needsSelf
}

function shortRun(sizes: readonly (readonly [string, number])[], start: number, end: number): never {
  let at = start
  for (const [name, size] of sizes) {
    if (at + size > end) throw tooShort(size, end - at, at).within(name)
    at += size
  }
  throw new LayoutError('short', at)
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
