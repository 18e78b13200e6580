/** A base URL as people type it: blanks, final slashes and a final `/ws` are forgiven. */
export function trimmedUrl(value: unknown, suffix?: RegExp): string {
	const url = String(value ?? '')
		.trim()
		.replace(/\/+$/, '');
	return suffix ? url.replace(suffix, '').replace(/\/+$/, '') : url;
}
