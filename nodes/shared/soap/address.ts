/** Those trimmed so far, by what was cut off: every request asks several times for what begins its address. */
const trimmedBySuffix = new Map<string, Map<string, string>>();
const mostKept = 1_000;

/** A base URL as people type it: blanks, final slashes and a final `/ws` are forgiven. */
export function trimmedUrl(value: unknown, suffix?: RegExp): string {
	const given = String(value ?? '');
	const known = trimmedWith(suffix?.source ?? '');
	const found = known.get(given);
	if (found !== undefined) return found;
	const url = withoutSlashes(given.trim());
	const trimmed = suffix ? withoutSlashes(url.replace(suffix, '')) : url;
	if (known.size >= mostKept) known.clear();
	known.set(given, trimmed);
	return trimmed;
}

function trimmedWith(suffix: string): Map<string, string> {
	const known = trimmedBySuffix.get(suffix);
	if (known !== undefined) return known;
	const first = new Map<string, string>();
	trimmedBySuffix.set(suffix, first);
	return first;
}

function withoutSlashes(url: string): string {
	return url.replace(/\/+$/, '');
}
