import type { INodeExecutionData } from 'n8n-workflow';
import { plainReader, undecided, type PlainReader } from './plainExpressions';

/** Reads one parameter of one item; `byN8n` evaluates it where reading directly does not do. */
export interface PlacesOfItem {
	read: (name: string, byN8n: () => unknown) => unknown;
}

/**
 * The parameters of a run that only name places in the item. A place is read directly once n8n has given the same for it: where
 * n8n means another item than the node's input, as it may for tools, all is left to it.
 */
export class Places {
	private readonly readers = new Map<string, PlainReader>();

	private readonly trusted = new Set<string>();

	constructor(raw: Record<string, unknown>, names: string[]) {
		for (const name of names) {
			const reader = plainReader(raw[name]);
			if (reader) this.readers.set(name, reader);
		}
	}

	of(item: INodeExecutionData | undefined): PlacesOfItem {
		return {
			read: (name, byN8n) => {
				const reader = this.readers.get(name);
				const value = reader ? reader(item?.json) : undecided;
				if (value !== undecided && this.trusted.has(name)) return value;
				const wanted = byN8n();
				if (value === undecided) return wanted;
				if (isSame(value, wanted)) this.trusted.add(name);
				else this.readers.delete(name);
				return wanted;
			},
		};
	}
}

function isSame(one: unknown, other: unknown): boolean {
	return Object.is(one, other) || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}
