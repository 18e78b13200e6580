/**
 * IP addresses as Archer takes them: it ignores wrong ones without a word (vendor's page on REST inputs), and the vendor
 * writes version 6 with all its groups.
 */

const octet = /^(?:0|[1-9]\d{0,2})$/;

/** The address in the vendor's form; undefined for what is none. */
export function toArcherAddress(text: string): string | undefined {
	if (text.includes(':')) return withAllGroups(text);
	return octetsOf(text) === undefined ? undefined : text;
}

function octetsOf(text: string): number[] | undefined {
	const parts = text.split('.');
	if (parts.length !== 4 || !parts.every((part) => octet.test(part) && Number(part) <= 255)) return undefined;
	return parts.map(Number);
}

/** `2001:db8::1` as `2001:0db8:0000:0000:0000:0000:0000:0001` (RFC 4291, section 2.2). */
function withAllGroups(text: string): string | undefined {
	const halves = text.split('::');
	if (halves.length > 2) return undefined;
	const [before, after] = halves.map(groupsOf);
	if (before === undefined || (halves.length === 2 && after === undefined)) return undefined;
	const groups = [...before];
	if (halves.length === 2) {
		const missing = 8 - before.length - after!.length;
		// The two colons stand for one group at least.
		if (missing < 1) return undefined;
		groups.push(...Array<string>(missing).fill('0'), ...after!);
	}
	return groups.length === 8 ? groups.map((group) => group.padStart(4, '0')).join(':') : undefined;
}

function groupsOf(half: string): string[] | undefined {
	if (half === '') return [];
	const groups = half.split(':');
	const last = groups[groups.length - 1];
	if (last.includes('.')) {
		// The last two groups may be written like an address of version 4.
		const octets = octetsOf(last);
		if (octets === undefined) return undefined;
		const [a, b, c, d] = octets;
		groups.splice(-1, 1, (a * 256 + b).toString(16), (c * 256 + d).toString(16));
	}
	return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups : undefined;
}
