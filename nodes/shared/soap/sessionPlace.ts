import type { SessionDialect } from '../operation/dialect';

/**
 * Finds and fills the place of the session token in a written envelope. Works on the text, because `authenticate` of a
 * credential gets nothing else. Safe, because the writer escapes `<`, `>` and `"` in every value: what these patterns find
 * first is always our own element or attribute.
 */
export function tokenElement(name: string): Pick<SessionDialect, 'readToken' | 'writeToken'> {
	const pattern = new RegExp(`<${name}(?:/>|>([^<]*)</${name}>)`);
	return placeIn(pattern, (token) => (token === '' ? `<${name}/>` : `<${name}>${token}</${name}>`));
}

export function tokenAttribute(name: string): Pick<SessionDialect, 'readToken' | 'writeToken'> {
	return placeIn(new RegExp(` ${name}="([^"]*)"`), (token) => ` ${name}="${token}"`);
}

function placeIn(
	pattern: RegExp,
	written: (token: string) => string,
): Pick<SessionDialect, 'readToken' | 'writeToken'> {
	return {
		readToken: (envelope) => {
			const match = pattern.exec(envelope);
			return match ? unescape(match[1] ?? '') : undefined;
		},
		writeToken: (envelope, token) => envelope.replace(pattern, () => written(escape(token))),
	};
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(token: string): string {
	return token.replace(/[&<>"]/g, (character) => escapes[character]);
}

function unescape(text: string): string {
	return Object.entries(escapes).reduceRight(
		(result, [character, reference]) => result.replaceAll(reference, character),
		text,
	);
}
