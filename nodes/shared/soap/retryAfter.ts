/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), in milliseconds; anything else counts as not said. */
export function retryAfterOf(
	value: string | undefined,
	serverDate?: string,
	now = Date.now(),
): number | undefined {
	const text = (value ?? '').trim();
	if (/^\d+(?:\.\d+)?$/.test(text)) return positive(Number(text) * 1000);
	// `Date.parse` makes a date of nearly any text that holds a number.
	if (!/\d{1,2}:\d{2}:\d{2}/.test(text)) return undefined;
	// The server's own clock, because the date is by it and may differ from this machine's.
	const from = Date.parse(serverDate ?? '');
	return positive(Date.parse(text) - (Number.isNaN(from) ? now : from));
}

function positive(milliseconds: number): number | undefined {
	return milliseconds > 0 ? Math.min(milliseconds, Number.MAX_SAFE_INTEGER) : undefined;
}
