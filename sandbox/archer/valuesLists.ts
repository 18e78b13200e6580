export interface ArcherListValue {
	id: number;
	listId: number;
	parentId: number;
	guid: string;
	name: string;
	description: string;
	number: number | null;
}

export const seededListId = 45;

/** The values lists of the instance and the fields that use them. */
export class ArcherValuesLists {
	values = new Map<number, ArcherListValue>();

	/** Name of a list by its ID. */
	lists = new Map<number, string>();

	/** ID of the list by the ID of the field that uses it. */
	fields = new Map<number, number>();

	private nextId = 0;

	reset(): void {
		this.values.clear();
		this.lists.clear();
		this.fields.clear();
		this.nextId = 466;
		this.lists.set(seededListId, 'Status');
		this.fields.set(302, seededListId);
		this.add(seededListId, 'New', 0, 'Not yet seen');
		const open = this.add(seededListId, 'Open');
		this.add(seededListId, 'Waiting', open.id, 'For somebody else');
		this.add(seededListId, 'Closed', 0, '', 10);
	}

	add(
		listId: number,
		name: string,
		parentId = 0,
		description = '',
		number: number | null = null,
	): ArcherListValue {
		const id = this.nextId++;
		const guid = `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
		const value = { id, listId, parentId, guid, name, description, number };
		this.values.set(id, value);
		return value;
	}

	/** Values of a list below a value; 0 is the top. */
	below(listId: number, parentId: number): ArcherListValue[] {
		return [...this.values.values()].filter(
			(value) => value.listId === listId && value.parentId === parentId,
		);
	}
}
