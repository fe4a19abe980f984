/**
 * LayoutError: bytes that do not fit a declared layout, or a value that its layout cannot hold. The path names the
 * field (`rows.3.value`), the offset counts from the first byte of what was decoded.
 */
export class LayoutError extends Error {
  override name = 'LayoutError'
  readonly problem: string
  readonly path: string
  readonly offset: number

  constructor(problem: string, offset: number, path = '') {
    super(`${path === '' ? '' : `${path}: `}${problem} at offset ${offset}`)
    this.problem = problem
    this.path = path
    this.offset = offset
  }

  /** The same error, seen from the structure around it. */
  within(step: string | number): LayoutError {
    if (step === '') return this
    const error = new LayoutError(this.problem, this.offset, this.path === '' ? `${step}` : `${step}.${this.path}`)
    if (this.stack !== undefined) error.stack = this.stack
    return error
  }
}

/** For catch blocks of readers: adds a step to the path of a LayoutError and leaves everything else alone. */
export function within(error: unknown, step: string | number): unknown {
  return error instanceof LayoutError ? error.within(step) : error
}
