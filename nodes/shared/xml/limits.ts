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
 * leaves room and is what other readers take as sane. The elements are those of a million rows with two or three fields, which
 * are 43 MB; measured, their tree takes 0.36 GB, and a heap of 0.4 GB survives the reading.
 */
export const defaultXmlLimits: Readonly<XmlLimits> = {
	bytes: 50 * 1024 * 1024,
	depth: 100,
	elements: 3_500_000,
	attributesPerElement: 1_000,
	attributes: 2_000_000,
};

/** Longest text of a JavaScript engine of 64 bits, in UTF-16 code units (V8's `String::kMaxLength`). */
export const longestString = 0x1fffffe8;
