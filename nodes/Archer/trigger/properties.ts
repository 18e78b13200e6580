import type { INodeProperties } from 'n8n-workflow';
import { reportLocator } from '../operations/report';
import { conditionsProperty, displayFields, searchApplication } from '../operations/searchBuilder';

/** The trigger has no request of its own: only what n8n shows of a property is taken over. */
function shown(
	{ xml, collection, lookup, ...property }: typeof reportLocator,
	show: Record<string, string[]>,
): INodeProperties {
	void [xml, collection, lookup];
	return structuredClone({ ...property, displayOptions: { show } });
}

const builder = { watch: ['search'] };

/** What the trigger asks for. */
export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		options: [
			{ name: 'New or Updated Record', value: 'createdOrUpdated', description: 'By the Last Updated field' },
			{
				name: 'New Record',
				value: 'created',
				description: 'By the tracking ID or the First Published field',
			},
			{
				name: 'Updated Record',
				value: 'updated',
				description: 'By the Last Updated field, without records that are only new',
			},
		],
		default: 'createdOrUpdated',
		description: 'Which change starts the workflow',
	},
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'options',
		options: [
			{ name: 'Report', value: 'report', description: 'Records that a saved report finds' },
			{
				name: 'Search',
				value: 'search',
				description: 'Records of an application, all or those that meet conditions',
			},
		],
		default: 'search',
		description: 'Which records count',
	},
	shown(searchApplication, builder),
	shown(displayFields, builder),
	shown(conditionsProperty, builder),
	{
		...shown(reportLocator, { watch: ['report'] }),
		description: 'The saved report. Its conditions and fields count, not its order.',
	},
	{
		displayName: 'Last Updated Field',
		name: 'lastUpdatedField',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 7017',
		description:
			"ID or GUID of the application's Last Updated field. The Application Field Detail report lists it. The field should show the time, not the day alone.",
		displayOptions: { show: { event: ['createdOrUpdated', 'updated'] } },
	},
	{
		displayName: 'Recognize New Records By',
		name: 'createdBy',
		type: 'options',
		options: [
			{
				name: 'First Published Field',
				value: 'firstPublished',
				description: 'The date on which the record was first saved',
			},
			{ name: 'Tracking ID Field', value: 'trackingId', description: 'The number that Archer counts up' },
		],
		default: 'trackingId',
		description: 'What tells new records from those that are known',
		displayOptions: { show: { event: ['created'] } },
	},
	{
		displayName: 'Tracking ID Field',
		name: 'trackingIdField',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 7005',
		description: 'ID or GUID of the tracking ID field',
		displayOptions: { show: { event: ['created'], createdBy: ['trackingId'] } },
	},
	{
		displayName: 'First Published Field',
		name: 'firstPublishedField',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 7016',
		description: "ID or GUID of the application's First Published field",
		displayOptions: { show: { event: ['created'], createdBy: ['firstPublished'] } },
	},
	{
		displayName: 'First Published Field',
		name: 'firstPublishedField',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 7016',
		description:
			"ID or GUID of the application's First Published field, which tells new records from updated ones",
		displayOptions: { show: { event: ['updated'] } },
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Look Back',
				name: 'lookBack',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 300,
				description:
					'How far every poll looks back for changes that became visible late: seconds for dates (300 if not set), numbers for tracking IDs (100 if not set). Nothing is given twice.',
			},
			{
				displayName: 'Operator Logic',
				name: 'operatorLogic',
				type: 'string',
				default: '',
				placeholder: 'e.g. (1 OR 2) AND 3',
				description: 'How the conditions go together, by their numbers',
				displayOptions: { show: { '/watch': ['search'] } },
			},
			{
				displayName: 'Records per Poll',
				name: 'recordsPerPoll',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 2000,
				description: 'After how many changes the rest is left for the next poll',
			},
			{
				displayName: 'Start After',
				name: 'startAfter',
				type: 'string',
				default: '',
				placeholder: 'e.g. 2026-01-31T09:30:00Z',
				description:
					'Date, or tracking ID, from which the first poll starts; when Start From is a certain point. A date without an offset is meant in the time zone of the account, which the credential names.',
				displayOptions: { show: { startFrom: ['point'] } },
			},
			{
				displayName: 'Start From',
				name: 'startFrom',
				type: 'options',
				options: [
					{ name: 'Beginning', value: 'beginning', description: 'Every record that is there already' },
					{ name: 'Certain Point', value: 'point', description: 'A date or a tracking ID' },
					{ name: 'Now', value: 'now', description: 'Only changes after the activation' },
				],
				default: 'now',
				description: 'What the first poll after an activation gives',
			},
			{
				displayName: 'Timeout (Seconds)',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 120,
				description: 'How long to wait for the answer to one request',
			},
		],
	},
];
