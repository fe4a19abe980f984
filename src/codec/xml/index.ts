/** XML as protocols use it: read into elements within limits, written as text. */
export { child, childText, children, type XmlElement } from './element.ts'
export { decodeXml, readXml, readXmlWithBreaths, type XmlLimits } from './read.ts'
export { XmlWriter, type XmlAttributes } from './write.ts'
