// The only import of the library in the package. The build replaces the compiled form of this file with a bundle of the
// pinned version, because n8n itself carries older, vulnerable versions that a plain import could resolve to.
export { XMLParser } from 'fast-xml-parser';
