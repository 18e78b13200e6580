/**
 * Digits without an exponent, which `xs:decimal` does not have: `1e-7` is `0.0000001`. Undefined for what is no number, and
 * for more digits than the 28 that a decimal of .NET keeps: it would round them without a word.
 */
export function decimalText(value: unknown): string | undefined {
	const written = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
	if (typeof written !== 'string') return undefined;
	const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(written.trim());
	if (!match || (match[2] === '' && (match[3] ?? '') === '')) return undefined;
	const [, sign, whole, fraction = '', exponent] = match;
	const text = exponent === undefined ? written.trim() : shifted(sign, whole, fraction, Number(exponent));
	return significantDigits(text) > maximumDigits ? undefined : text;
}

const maximumDigits = 28;

function shifted(sign: string, whole: string, fraction: string, exponent: number): string {
	const digits = whole + fraction;
	const point = whole.length + exponent;
	const padded =
		point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : `${digits.padEnd(point, '0').slice(0, point)}`;
	const rest = point > 0 ? digits.slice(point) : '';
	return `${sign.replace('+', '')}${padded}${rest === '' ? '' : `.${rest}`}`;
}

/** Zeros in front count after the point only, as in a decimal of .NET, which has at most 28 places there. */
function significantDigits(text: string): number {
	const [whole, fraction = ''] = text.replace(/^[+-]/, '').split('.');
	return whole.replace(/^0+/, '').length + fraction.replace(/(?<!0)0+$/, '').length;
}
