/** Bounds on one document. What lies above any of them is refused before a tree is built. */
export interface XmlLimits {
	/** Size of the body in bytes; for a string input, in UTF-16 code units (each is at least one byte on the wire). */
	bytes: number;
	/** Nesting of elements; the root is level 1. */
	depth: number;
	/** Elements, CDATA sections, comments and processing instructions together, since each costs memory. */
	elements: number;
	/** Attributes of one element, namespace declarations included. */
	attributesPerElement: number;
	/** Attributes of the whole document, namespace declarations included. */
	attributes: number;
}

/**
 * The defaults. 50 MB holds a large report, or a document of 37 MB in base64. The three systems nest less than 20 levels; 100
 * leaves room and is what other readers take as sane. Dense search results have about 30,000 elements per megabyte, so a
 * million are more than 30 MB of them; measured, they need 0.2 GB while they are read, 0.45 GB with two attributes each, which
 * a heap of 1 GB survives.
 */
export const defaultXmlLimits: Readonly<XmlLimits> = {
	bytes: 50 * 1024 * 1024,
	depth: 100,
	elements: 1_000_000,
	attributesPerElement: 1_000,
	attributes: 2_000_000,
};

/** Longest text of a JavaScript engine of 64 bits, in UTF-16 code units (V8's `String::kMaxLength`). */
export const longestString = 0x1fffffe8;
