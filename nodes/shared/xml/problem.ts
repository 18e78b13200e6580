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

/** Ends the reading from wherever it is. It never leaves this folder: `parseXml` gives its problem back. */
export class Refusal extends Error {
	constructor(readonly problem: XmlProblem) {
		super(problem.message);
	}
}

/** Refuses the document for what stands at an index of it. */
export function refuse(message: string, index: number, kind: XmlProblemKind = 'malformed'): never {
	throw new Refusal({ kind, message: `${message} (at character ${index + 1}).` });
}
