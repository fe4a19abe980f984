/**
 * How the table of the EWS schema says what types there are: the facts of Types.xsd, Messages.xsd and Services.wsdl, and
 * no more. tools/generate-ews-schema.ts writes table.generated.ts from them.
 *
 * Names of types are those of the schema; what XML Schema itself has begins with `xs:`. Types that have no name in the
 * schema are called after the element that they belong to: `ServerVersionInfo.Type`.
 */
export type Row = SimpleRow | ComplexRow

export interface SimpleRow {
  /** What it restricts. */
  simple: string
  /** Allowed values, with `|` between them. */
  values?: string
  patterns?: readonly string[]
  minLength?: number
  length?: number
  min?: number
  max?: number
  /** A list of values of this type, with white space between them. */
  list?: string
  /** A value of one of these types. */
  union?: readonly string[]
}

export interface ComplexRow {
  simple?: undefined
  base?: string
  /** It leaves things of its base out: its content stands in place of the base's. */
  restricts?: true
  abstract?: true
  /** The type of the text, in an element that has nothing but text and attributes. */
  text?: string
  content?: Particle
  /** `Name type`, with a `!` behind it where it has to be there, `-` where it goes. */
  attributes?: readonly string[]
  /** Attributes of the SOAP envelope may stand there, too. */
  soap?: true
}

/**
 * A part of a content model. A text is an element: `Name type`, behind it how often (`?`, `*`, `+`, `{2,5}`; nothing:
 * once) and `nil` where it may be nil; `@Name` is an element that is declared at the top, or one that stands for it. A
 * group begins with `,` (all of these in order), `|` (one of these) or `&` (all in any order), with how often behind it.
 * `any` is any element.
 */
export type Particle = string | readonly Particle[]

export interface SchemaTable {
  /** Of types.xsd, in its order. */
  types: Readonly<Record<string, Row>>
  /** Of messages.xsd. */
  messages: Readonly<Record<string, Row>>
  /** Elements at the top: `Name type`. Of types.xsd `abstract`, and `for Head` where it can stand for another. */
  elements: { types: readonly string[]; messages: readonly string[] }
  /** `Name request response`, and the header elements that the operation takes. */
  operations: readonly string[]
}
