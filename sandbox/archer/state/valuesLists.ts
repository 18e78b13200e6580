import type { ArcherListValue } from './model';

const firstValueId = 466;

type GivenValue = Partial<ArcherListValue> & Pick<ArcherListValue, 'listId' | 'name'>;

/** The values lists of the instance. Which field uses which is told by the fields. */
export class ArcherValuesLists {
	/**
	 * By ID, as the methods of values lists find them. The list of the devices' states has the IDs of another list; its values
	 * are only found through the list.
	 */
	values = new Map<number, ArcherListValue>();

	/** Name of a list by its ID. */
	lists = new Map<number, string>();

	/** ID of the list by the ID of a field that is in none of the applications. */
	fields = new Map<number, number>();

	private byList = new Map<number, Map<number, ArcherListValue>>();

	private nextId = firstValueId;

	clear(): void {
		this.values.clear();
		this.lists.clear();
		this.fields.clear();
		this.byList.clear();
		this.nextId = firstValueId;
	}

	add(given: GivenValue): ArcherListValue {
		const id = given.id ?? this.nextId++;
		const value = {
			id,
			parentId: 0,
			guid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
			description: '',
			number: null,
			isActive: true,
			isSelectable: true,
			hasOtherText: false,
			...given,
		};
		if (!this.values.has(id)) this.values.set(id, value);
		this.of(value.listId).set(id, value);
		return value;
	}

	/** The values of a list by their ID. */
	of(listId: number): Map<number, ArcherListValue> {
		const known = this.byList.get(listId);
		if (known !== undefined) return known;
		const empty = new Map<number, ArcherListValue>();
		this.byList.set(listId, empty);
		return empty;
	}

	remove({ id, listId }: ArcherListValue): void {
		this.values.delete(id);
		this.of(listId).delete(id);
	}

	/** Values of a list below a value; 0 is the top. */
	below(listId: number, parentId: number): ArcherListValue[] {
		return [...this.of(listId).values()].filter((value) => value.parentId === parentId);
	}
}
