/** Where a token stands in a text that is sent. */
export interface TokenPlace {
	/** Puts a token into a request that was written with an empty or another one. */
	writeToken: (envelope: string, token: string) => string;
	/** The token in the request; empty when there is none, undefined when the request has no place for one. */
	readToken: (envelope: string) => string | undefined;
}

/**
 * Finds and fills the place of the session token in a written envelope. Works on the text, because `authenticate` of a
 * credential gets nothing else. Safe, because the writer escapes `<`, `>` and `"` in every value: what these patterns find
 * first is always our own element or attribute.
 *
 * The element is found in any case and keeps the one it has: a service's description may spell it otherwise.
 */
export function tokenElement(name: string): TokenPlace {
	const pattern = new RegExp(`<(${name})(?:/>|>([^<]*)</\\1>)`, 'i');
	return placeIn(pattern, 2, (token, [, own]) => (token === '' ? `<${own}/>` : `<${own}>${token}</${own}>`));
}

export function tokenAttribute(name: string): TokenPlace {
	return placeIn(new RegExp(` ${name}="([^"]*)"`), 1, (token) => ` ${name}="${token}"`);
}

function placeIn(
	pattern: RegExp,
	group: number,
	written: (token: string, match: string[]) => string,
): TokenPlace {
	return {
		readToken: (envelope) => {
			const match = pattern.exec(envelope);
			return match ? unescape(match[group] ?? '') : undefined;
		},
		writeToken: (envelope, token) => {
			const match = pattern.exec(envelope);
			if (match === null) return envelope;
			const end = match.index + match[0].length;
			return envelope.slice(0, match.index) + written(escape(token), match) + envelope.slice(end);
		},
	};
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(token: string): string {
	return token.replace(/[&<>"]/g, (character) => escapes[character]);
}

function unescape(text: string): string {
	if (!text.includes('&')) return text;
	return Object.entries(escapes).reduceRight(
		(result, [character, reference]) => result.replaceAll(reference, character),
		text,
	);
}
