import { parseXml } from '../../xml/parse';
import { plainValue } from '../wire/readFields';

/** Texts that are XML documents of their own, as in Archer, become JSON too. */
export function readable(value: unknown): unknown {
	if (typeof value === 'string') {
		if (!/^\s*</.test(value)) return value;
		// The answer that it is a part of has kept to the limit already.
		const inner = parseXml(value, { limits: { bytes: Infinity } });
		return inner.root ? plainValue(inner.root) : value;
	}
	if (Array.isArray(value)) return value.map(readable);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readable(each)]));
}
