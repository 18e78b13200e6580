import type { XmlNode } from './xml';

export type SoapVersion = '1.1' | '1.2';

export const envelopeNamespaces: Record<SoapVersion, string> = {
	'1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
	'1.2': 'http://www.w3.org/2003/05/soap-envelope',
};

export interface Envelope {
	version: SoapVersion;
	/** The only element of the body. */
	request: XmlNode;
}

/** What is wrong with the envelope, in words for the list of deviations. */
export interface EnvelopeProblem {
	problem: string;
}

export function readEnvelope(root: XmlNode): Envelope | EnvelopeProblem {
	const version = (['1.1', '1.2'] as const).find((one) => envelopeNamespaces[one] === root.namespace);
	if (root.name !== 'Envelope' || version === undefined) {
		return { problem: `the root is {${root.namespace}}${root.name}, not a SOAP envelope` };
	}
	const bodies = root.children.filter((child) => child.name === 'Body' && child.namespace === root.namespace);
	if (bodies.length !== 1) return { problem: `the envelope has ${bodies.length} bodies` };
	const [body] = bodies;
	if (body.children.length !== 1) return { problem: `the body has ${body.children.length} elements` };
	if (body.text.trim() !== '') return { problem: 'the body has text beside its element' };
	return { version, request: body.children[0] };
}

export function isProblem(value: Envelope | EnvelopeProblem): value is EnvelopeProblem {
	return 'problem' in value;
}
