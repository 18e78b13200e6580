import type { FieldRow } from './model';

/** The fields of Tickets, an application with every rule that a form has to know, of its sub-form, of Contacts and of Security Incidents. */

export const ticketFields: FieldRow[] = [
	[7401, 'Ticket ID', 6, { prefix: 'TCK-', suffix: '/26' }],
	[7402, 'Title', 1, { isRequired: true, isKey: true, maximumCharacters: 100, helpText: 'In one sentence' }],
	[7403, 'Details', 1, { isTextArea: true, maximumCharacters: 4000 }],
	[7404, 'Severity', 4, { listId: 64, isRequired: true, minimum: 1, maximum: 1 }],
	[7405, 'Category', 4, { listId: 63 }],
	[7406, 'Occurred', 3],
	[7407, 'Due Date', 3, { isDay: true }],
	[7408, 'Cost', 2, { decimalPlaces: 2 }],
	[7409, 'Days Open', 2, { isCalculated: true, decimalPlaces: 0 }],
	[7410, 'Assigned To', 8, { maximum: 1, minimum: 0 }],
	// Offers these people and nobody else: the group Risk Owners and two users.
	[7411, 'Reviewers', 8, { selectable: { users: [205, 206], groups: [91] } }],
	[7412, 'Record Permissions', 8, { isRecordPermission: true, isAutomatic: true }],
	[7413, 'Affected Devices', 9, { target: 84 }],
	[7414, 'Files', 11],
	[7415, 'Screenshot', 12],
	[7416, 'Impact', 16, { rowListId: 65, columnListId: 66 }],
	[7417, 'Source Address', 19],
	[7418, 'Links', 7],
	[7419, 'Journal', 24, { target: 102 }],
	// Its records can be of either level.
	[7420, 'Findings', 9, { target: 90 }],
	[7421, 'Legacy Code', 1, { isInactive: true }],
	[7422, 'Confidential Note', 1, { isPrivate: true }],
	[7423, 'Imported From', 1, { isContentReadOnly: true }],
	[7424, 'Comment', 1],
	// Names need not differ, aliases do.
	[7425, 'Comment', 1, { alias: 'Comment_2' }],
	[7426, 'First Published', 21],
	[7427, 'Last Updated', 22],
	[7428, 'Record Status', 20],
	[7429, 'History', 25],
	[7430, 'Access History', 29],
	[7431, 'Vote', 30],
	[7432, 'IPv6 Address', 19, { isIpv6: true }],
	[7433, 'Risk Score', 1, { isCalculated: true }],
	[7434, '"Quoted" & <Odd> 🔥', 1],
	[7435, 'Parent Ticket', 9, { target: 101, maximum: 1 }],
	[7436, 'Child Tickets', 23, { target: 101, referencedFieldId: 7435 }],
];

export const journalFields: FieldRow[] = [
	[7451, 'Entry', 1, { isRequired: true, isKey: true }],
	[7452, 'Files', 11],
	[7453, 'Written By', 8],
];

export const contactFields: FieldRow[] = [
	[7501, 'Contact ID', 6],
	[7502, 'First Name', 1, { isRequired: true }],
	[7503, 'Last Name', 1, { isRequired: true }],
	[7504, 'Full Name', 1, { isCalculated: true, isKey: true }],
	[7505, 'Email', 1],
	[7506, 'Phone', 1],
	[7507, 'Title', 1],
	[7508, 'Archer User', 8, { maximum: 1 }],
	[7509, 'Manager', 8, { maximum: 1 }],
	[7510, 'Contact Status', 4, { listId: 67, maximum: 1 }],
];

/** What a ticket of another system becomes. */
export const incidentFields: FieldRow[] = [
	[7601, 'Incident ID', 6, { prefix: 'INC-' }],
	[7602, 'Title', 1, { isRequired: true, isKey: true }],
	[7603, 'Ticket System', 1],
	[7604, 'Ticket Key', 1],
	[7605, 'Ticket Link', 7],
	[7606, 'Description', 1, { isTextArea: true }],
	[7607, 'Severity', 4, { listId: 64, isRequired: true, minimum: 1, maximum: 1 }],
	[7608, 'Incident Status', 4, { listId: 68, maximum: 1 }],
	[7609, 'Incident Owner', 8],
	[7610, 'Reported By', 1],
	[7611, 'Date Reported', 3],
	[7612, 'Resolution', 1, { isTextArea: true }],
	[7613, 'Documents', 11],
	[7614, 'First Published', 21],
	[7615, 'Last Updated', 22],
];
