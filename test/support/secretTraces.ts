/** How secrets look wherever they may come out. */

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('>', '&gt;');

/** Without what also depends on the characters around the secret. */
const base64 = (text: string) => Buffer.from(text).toString('base64').slice(4, -4);

const hex = (code: number, size: number) => code.toString(16).padStart(size, '0');
const everyUnit = (text: string, spell: (code: number) => string) =>
	Array.from({ length: text.length }, (_unused, index) => spell(text.charCodeAt(index))).join('');

/** Every character escaped, letters too: for XML, for JSON, and for an address. */
export const escapedWholly = [
	(text: string) => everyUnit(text, (code) => `&#${code};`),
	(text: string) => everyUnit(text, (code) => `&#x${hex(code, 1)};`),
	(text: string) => everyUnit(text, (code) => `\\u${hex(code, 4)}`),
	(text: string) => [...Buffer.from(text)].map((byte) => `%${hex(byte, 2)}`).join(''),
];

/**
 * What tells that a secret is there, in lower case: as it is, escaped for XML or JSON, encoded for an address, each of these letter by letter, and in base64 at
 * each of the places that it may have in a longer text.
 */
export function traces(secrets: string[]): string[] {
	return secrets.flatMap((secret) =>
		[
			secret,
			encodeURIComponent(secret),
			JSON.stringify(secret).slice(1, -1),
			base64(secret),
			base64(`x${secret}`),
			base64(`user:${secret}`),
			escaped(secret),
			base64(escaped(secret)),
			base64(`x${escaped(secret)}`),
			base64(`xy${escaped(secret)}`),
			...escapedWholly.map((spell) => spell(secret)),
		]
			.map((text) => text.toLowerCase())
			.filter((text) => text.length > 6),
	);
}

/** The traces of the secrets that the text holds. */
export function tracesIn(text: string, secrets: string[]): string[] {
	const told = text.toLowerCase();
	return traces(secrets).filter((trace) => told.includes(trace));
}
