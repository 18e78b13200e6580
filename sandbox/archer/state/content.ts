import { fields, modules } from './applications';
import type { ArcherValuesLists } from './valuesLists';
import type {
	ContentField,
	ContentFile,
	ContentModule,
	ContentRecord,
	ContentReport,
	MailMerge,
	StoredValue,
} from './model';
import { AccountClock } from './zone';

/** The records, files, reports and mail merges of one simulated instance. */
export class ArcherContent {
	/** Milliseconds since the epoch; the server puts its clock here. */
	now: () => number = () => Date.now();

	/** The clock of the accounts; the server sets it. */
	clock = new AccountClock('UTC');

	/** Date fields that show no time of day, by ID: in their text alone, or in their ISO value as well. */
	withoutTime = new Map<number, 'text' | 'everywhere'>();

	records = new Map<number, ContentRecord>();

	files = new Map<number, ContentFile>();

	merges = new Map<number, MailMerge>();

	reports: ContentReport[] = [];

	/** Fields that searches cannot display; the sandbox refuses a search that wants to. */
	unsearchable = new Set<number>();

	/** Looks at a mail merge until it is done. */
	looksUntilMerged = 3;

	private nextContentId = 0;

	private nextTrackingId = new Map<number, number>();

	private nextId = 0;

	constructor(readonly valuesLists: ArcherValuesLists) {
		this.clear();
	}

	clear(): void {
		this.records.clear();
		this.files.clear();
		this.merges.clear();
		this.withoutTime.clear();
		this.unsearchable.clear();
		this.nextContentId = 238_700;
		this.nextTrackingId.clear();
		this.nextId = 500;
		this.looksUntilMerged = 3;
		this.reports = [];
	}

	/** Adds devices named after their number, one second apart. */
	seedDevices(count: number, from = this.now()): void {
		for (let number = 1; number <= count; number++) {
			const device = values([[7001, `Device ${String(number).padStart(5, '0')}`]]);
			device.set(7002, { kind: 'number', text: String(number * 10.5) });
			device.set(7004, { kind: 'list', entries: [{ id: 466 + (number % 3) }] });
			this.add(84, 37, device, { at: from + number * 1000 });
		}
	}

	add(
		moduleId: number,
		levelId: number,
		given: Map<number, StoredValue>,
		{ at = this.now(), parentId = 0 }: { at?: number; parentId?: number } = {},
	): ContentRecord {
		const trackingId = (this.nextTrackingId.get(moduleId) ?? 0) + 1;
		this.nextTrackingId.set(moduleId, trackingId);
		const record: ContentRecord = {
			contentId: ++this.nextContentId,
			moduleId,
			levelId,
			parentId,
			trackingId,
			firstPublished: at,
			lastUpdated: at,
			values: given,
			accesses: [],
			statuses: new Map(),
		};
		this.records.set(record.contentId, record);
		return record;
	}

	/** Changes a record as a person would; `at` lets several changes have the same time. */
	change(contentId: number, given: Map<number, StoredValue>, at = this.now()): void {
		const record = this.records.get(contentId);
		if (record === undefined) throw new Error(`No record ${contentId}`);
		for (const [id, value] of given) record.values.set(id, value);
		record.lastUpdated = at;
	}

	addFile(name: string, data: Buffer): ContentFile {
		const file = { id: ++this.nextId, name, data };
		this.files.set(file.id, file);
		return file;
	}

	startMerge(contentId: number, templateId: number): MailMerge {
		const merge = { id: ++this.nextId, contentId, templateId, looks: 0 };
		this.merges.set(merge.id, merge);
		return merge;
	}

	module(idOrGuid: string): ContentModule | undefined {
		return modules.find(({ id, guid }) => String(id) === idOrGuid || guid === idOrGuid.toLowerCase());
	}

	field(idOrGuid: string): ContentField | undefined {
		return fields.find(({ id, guid }) => String(id) === idOrGuid || guid === idOrGuid.toLowerCase());
	}

	/** Fields that the level's records have. */
	fieldsOfLevel(levelId: number): ContentField[] {
		return fields.filter((field) => field.levelId === levelId && field.isInactive !== true);
	}

	/** Name of a value of a values list field; empty for an ID that is none of its values. */
	valueName({ listId }: ContentField, valueId: number): string {
		return (listId === undefined ? undefined : this.valuesLists.of(listId).get(valueId)?.name) ?? '';
	}

	report(idOrGuid: string): ContentReport | undefined {
		return this.reports.find(({ id, guid }) => String(id) === idOrGuid || guid === idOrGuid.toLowerCase());
	}
}

/** Text values by field, for seeds. */
export function values(texts: Array<[number, string]>): Map<number, StoredValue> {
	return new Map(texts.map(([id, text]): [number, StoredValue] => [id, { kind: 'text', text }]));
}
