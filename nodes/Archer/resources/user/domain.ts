/** Names as people write them for a directory, `CORP\jdoe`, carry their domain; one that is given by itself counts more. */
export function withDomain(userName: unknown, domain: unknown): { userName: unknown; userDomain: unknown } {
	const given = typeof domain === 'string' ? domain.trim() : domain;
	const match = /^([^\\]+)\\([^\\]+)$/.exec(String(userName ?? ''));
	return match && !given ? { userName: match[2], userDomain: match[1] } : { userName, userDomain: given };
}
