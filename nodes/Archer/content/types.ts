/** Field types of the vendor's field-input guide, with the names that this node gives them. */
export const fieldTypes = {
	text: 1,
	numeric: 2,
	date: 3,
	valuesList: 4,
	trackingId: 6,
	externalLinks: 7,
	usersGroups: 8,
	crossReference: 9,
	attachment: 11,
	image: 12,
	crossApplicationStatus: 14,
	/** In no table of the vendor; public connectors write it like `usersGroups`. */
	legacyPermissions: 15,
	matrix: 16,
	/** In no table of the vendor; public connectors write it like `valuesList`. */
	legacyList: 18,
	ipAddress: 19,
	recordStatus: 20,
	firstPublished: 21,
	lastUpdated: 22,
	relatedRecords: 23,
	subform: 24,
	historyLog: 25,
	discussion: 26,
	multipleReferenceDisplayControl: 27,
	questionnaireReference: 28,
	accessHistory: 29,
	voting: 30,
	scheduler: 31,
	crossApplicationStatusValue: 1001,
} as const;

export type FieldType = keyof typeof fieldTypes;

const namesById = new Map<string, FieldType>(
	Object.entries(fieldTypes).map(([name, id]) => [String(id), name as FieldType]),
);

/** Types whose value is a list of identifiers. */
const listTypes: ReadonlySet<FieldType> = new Set<FieldType>([
	'valuesList',
	'crossReference',
	'attachment',
	'image',
	'relatedRecords',
	'subform',
	'multipleReferenceDisplayControl',
	'questionnaireReference',
	'legacyList',
]);

/** What no call can set, with what to do instead. */
export const readOnlyTypes: Partial<Record<FieldType, string>> = {
	trackingId: 'Archer assigns it',
	crossApplicationStatus: "use 'Set Cross-Application Status' instead",
	recordStatus: 'Archer sets it',
	firstPublished: 'Archer sets it',
	lastUpdated: 'Archer sets it',
	historyLog: 'Archer keeps it',
	accessHistory: 'Archer keeps it',
	discussion: 'the web services cannot set it',
	voting: 'the web services cannot set it',
	scheduler: 'the web services cannot set it',
	crossApplicationStatusValue: "use 'Set Cross-Application Status' instead",
};

/** The type that a number, a name or the words of the field's page mean: `4`, `valuesList`, `Values List`. */
export function fieldTypeOf(given: unknown): FieldType | undefined {
	const text = String(given ?? '').trim();
	const byId = namesById.get(text);
	if (byId !== undefined) return byId;
	const letters = text.toLowerCase().replace(/[^a-z]/g, '');
	// A type of its own on the screens, the same on the wire.
	if (letters === 'recordpermissions') return 'usersGroups';
	return (Object.keys(fieldTypes) as FieldType[]).find((name) => name.toLowerCase() === letters);
}

export function isListType(type: FieldType | undefined): boolean {
	return type !== undefined && listTypes.has(type);
}

export function isPeopleType(type: FieldType | undefined): boolean {
	return type === 'usersGroups' || type === 'legacyPermissions';
}

/** Types that hold several values, which Archer replaces as a whole. */
export function holdsSeveral(type: FieldType | undefined): boolean {
	return isListType(type) || isPeopleType(type) || type === 'matrix' || type === 'externalLinks';
}

export function isDateType(type: FieldType | undefined): boolean {
	return type === 'date' || type === 'firstPublished' || type === 'lastUpdated';
}
