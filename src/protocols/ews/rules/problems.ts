/** What is wrong with a rule that a client sends, field by field. [MS-OXWSRULES] 2.2.4.17 */
import type { RuleFieldURIType, RuleValidationErrorType } from '../schema/index.ts'

type Code = RuleValidationErrorType['ErrorCode']

export class Problems {
  readonly errors: RuleValidationErrorType[] = []

  add(field: string, code: Code, value: string, message: string): void {
    this.errors.push({
      FieldURI: field as RuleFieldURIType,
      ErrorCode: code,
      ErrorMessage: message,
      FieldValue: value,
    })
  }
}
