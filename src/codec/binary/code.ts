/**
 * Layouts become JavaScript. A layout of fixed size knows how to write itself as an expression over the locals
 * `b` (bytes), `v` (DataView) and `p` (position); structures join these expressions into one function per layout, which
 * is made when it is first used. Walking the declaration instead costs four times as much.
 *
 * Only field names and numbers of our own declarations get into the text, quoted; foreign bytes never do.
 */
export class Code {
  readonly #names: string[] = []
  readonly #values: unknown[] = []
  /** An expression needs `v`. */
  usesView = false

  /** A name by which the generated text reaches this value. */
  capture(value: unknown): string {
    const index = this.#values.indexOf(value)
    if (index >= 0) return this.#names[index] as string
    const name = `k${this.#values.length}`
    this.#names.push(name)
    this.#values.push(value)
    return name
  }

  /** Runs the text as the body of a function of the captured values; it returns the function wanted. */
  build<F>(body: string): F {
    // oxlint-disable-next-line typescript/no-implied-eval -- see above
    return new Function(...this.#names, `'use strict'; ${body}`)(...this.#values) as F
  }
}
