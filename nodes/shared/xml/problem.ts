/** Why a body is not usable as XML. */
export type XmlProblemKind =
	| 'empty'
	| 'charset'
	| 'tooLarge'
	| 'tooDeep'
	| 'doctype'
	| 'malformed'
	| 'notXml';

/**
 * A body that was refused. The message is one sentence in plain words; it carries positions, names and limits, never text
 * of the document, which may hold a session token.
 */
export interface XmlProblem {
	kind: XmlProblemKind;
	message: string;
}
