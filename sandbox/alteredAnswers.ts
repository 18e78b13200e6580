/** Answers that are well-formed and complete, and still prove nothing: what a broken system or a proxy makes of a result. */

export type Alteration =
	| 'no-result'
	| 'text-result'
	| 'two-results'
	| 'two-bodies'
	| 'fault-after-result'
	| 'foreign-namespace';

export const alterations: Alteration[] = [
	'no-result',
	'text-result',
	'two-results',
	'two-bodies',
	'fault-after-result',
	'foreign-namespace',
];

export function isAlteration(kind: string): kind is Alteration {
	return (alterations as string[]).includes(kind);
}

export const errorText = 'ERROR: could not create';

const foreignNamespace = 'http://another-service.example/';

/** The response element: its start tag, its content, its end tag; an empty one has the first alone. */
const response = /<((?:[\w-]+:)?\w+Response)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/;

/** Rewrites the text of an envelope. One without a response element, such as a fault, stays as it is. */
export function altered(body: string, alteration: Alteration): string {
	const found = response.exec(body);
	if (found === null) return body;
	const [whole, name, attributes, content = ''] = found;
	switch (alteration) {
		case 'no-result':
			return body.replace(whole, () => `<${name}${attributes}/>`);
		case 'text-result': {
			const result = /^\s*<((?:[\w-]+:)?[\w-]+)/.exec(content)?.[1] ?? 'Result';
			return body.replace(whole, () => `<${name}${attributes}><${result}>${errorText}</${result}></${name}>`);
		}
		case 'two-results':
			return body.replace(whole, () => whole + whole);
		case 'two-bodies':
			return body.replace(/<((?:[\w-]+:)?Body)\b[^>]*>[\s\S]*<\/\1>/, (one) => one + one);
		case 'fault-after-result': {
			const prefix = /<([\w-]+:)?Body\b/.exec(body)?.[1] ?? '';
			const fault = `<${prefix}Fault><faultcode>${prefix}Server</faultcode><faultstring>It failed after all</faultstring></${prefix}Fault>`;
			return body.replace(whole, () => whole + fault);
		}
		case 'foreign-namespace': {
			// A prefix may be declared on the envelope, the default namespace of the result is on the result.
			const prefix = /^([\w-]+):/.exec(name)?.[1];
			if (prefix !== undefined) return redeclared(body, `xmlns:${prefix}`);
			return body.replace(whole, () => redeclared(whole, 'xmlns'));
		}
	}
}

function redeclared(text: string, declaration: string): string {
	return text.replace(new RegExp(`\\b${declaration}="[^"]*"`), () => `${declaration}="${foreignNamespace}"`);
}
