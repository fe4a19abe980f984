/**
 * An element that was read. Names are local names beside their namespaces: what prefix a client chose means nothing.
 */
export interface XmlElement {
  name: string
  /** Empty where there is none. */
  namespace: string
  /** By local name; those of `xmlns` are not among them. */
  attributes: Readonly<Record<string, string>>
  children: readonly XmlElement[]
  /** The text that stands directly in it, in one piece. */
  text: string
  /** Where it began, in characters. */
  offset: number
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name)
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? []
}

/** The text of the first child of that name, without white space around it. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.text.trim()
}
