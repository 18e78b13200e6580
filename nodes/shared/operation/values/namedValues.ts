import type { IDataObject } from 'n8n-workflow';

type Value = IDataObject[string];

/** Sets an own property whatever its name: `__proto__` is data here. */
export function setOwn(json: IDataObject, name: string, value: Value): void {
	if (name === '__proto__')
		Object.defineProperty(json, name, { value, enumerable: true, writable: true, configurable: true });
	else json[name] = value;
}

/**
 * What an answer has under names that nobody counted: a name that comes once has its value, one that comes several times the
 * list of them. Collected first and set once, because a list that is copied for each further entry takes an answer's square.
 */
export class NamedValues {
	private readonly lists = new Map<string, Value[]>();

	add(name: string, value: Value): void {
		const list = this.lists.get(name);
		if (list === undefined) this.lists.set(name, [value]);
		else list.push(value);
	}

	/** Sets them on an object, in the order in which the names came first. */
	addTo(json: IDataObject): void {
		for (const [name, list] of this.lists) setOwn(json, name, (list.length === 1 ? list[0] : list) as Value);
	}
}
